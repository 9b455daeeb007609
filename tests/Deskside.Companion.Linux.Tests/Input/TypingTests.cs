using System.Diagnostics;
using System.Globalization;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Input;

/// <summary>What the technician types is what stands in the file that a real application saved, whatever the customer's layout.</summary>
public sealed class TypingTests
{
    public const string Paragraph =
        "The quick brown fox: 0123456789 (100 %) — naïve café, Zürich, Ærø, Łódź, Ångström, ÀÉÎÕÜß ñ ç.\n" +
        "@ € { } [ ] \\ | ~ ^ ` ´ ¨ ' \" # $ & * + - = / < > ? ! ; : , . _ § ° µ £ ¥ «»\n" +
        "\tПривет, мир! Ελληνικά, עברית, العربية, ไทย\n" +
        "漢字とかな 한국어 中文 😀🚀👩‍💻 ∑∫√≠→\n";

    private const uint Control = Keysym.ControlLeft;

    [Theory]
    [InlineData("us")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("ru")]
    public async Task Text_typed_into_an_editor_is_the_text_in_its_file(string layout)
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Layout = layout }, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        await using var editor = await Editor.OpenAsync(desktop);

        Assert.Equal(InjectOutcome.Done, sink.Text(Paragraph));
        await editor.SaveAsync(sink);
        Assert.Equal(Paragraph, await File.ReadAllTextAsync(editor.File));
    }

    [Theory]
    [InlineData("us")]
    [InlineData("de")]
    [InlineData("ru")]
    public async Task Text_typed_into_a_terminal_is_the_text_that_its_program_reads(string layout)
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Layout = layout }, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        var read = Path.Combine(desktop.Home, "read.txt");
        var terminal = desktop.Start("xterm", "-u8", "-e", $"cat > {read}");
        await desktop.RunAsync("xdotool", "windowfocus", "--sync", await desktop.WindowAsync("--class", "xterm"));

        const string line = "mkdir -p ~/a\\b && echo \"{@€}\" | tr '[:lower:]' x; # Größe ÉÀ Жук 漢😀\n";
        Assert.Equal(InjectOutcome.Done, sink.Text(line));
        Press(sink, Control, 'd');
        await terminal.ExitAsync(Patience.Seconds(20));
        Assert.Equal(line, await File.ReadAllTextAsync(read));
    }

    [Theory]
    [InlineData("us")]
    [InlineData("de")]
    [InlineData("fr")]
    public async Task Keys_type_what_the_technicians_keyboard_says_with_the_modifiers_that_it_holds(string layout)
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Layout = layout }, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        await using var editor = await Editor.OpenAsync(desktop);

        // A German keyboard far away: '@' with Control and AltGr, '/' and '(' with Shift, 'z' where English has 'y'.
        Press(sink, 'z');
        Press(sink, Keysym.ShiftLeft, '/');
        Press(sink, Keysym.ShiftLeft, '(');
        Press(sink, Keysym.ShiftLeft, 'A');
        sink.Key(Control, 0xE0, KeyMotion.Down);
        Press(sink, Keysym.Level3Shift, '@');
        sink.Key(Control, 0xE0, KeyMotion.Up);
        Press(sink, 0x20AC);
        Press(sink, 0x01000416);
        Press(sink, Keysym.Return);
        Press(sink, 'x');
        Press(sink, Keysym.BackSpace);
        Press(sink, 'y');
        await editor.SaveAsync(sink);
        Assert.Equal("z/(A@€Ж\ny", (await File.ReadAllTextAsync(editor.File)).TrimEnd('\n'));
    }

    [Fact]
    public async Task Caps_lock_and_num_lock_of_the_customer_change_nothing_and_stay_as_they_were()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Layout = "de" }, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        await using var editor = await Editor.OpenAsync(desktop);
        Press(sink, 0xFFE5);

        sink.Text("aBcÄöß 12é漢");
        Press(sink, 0xFFB7);
        Press(sink, 0xFF7F);
        Press(sink, 0xFFB7);
        await editor.SaveAsync(sink);
        Assert.Equal("aBcÄöß 12é漢77", (await File.ReadAllTextAsync(editor.File)).TrimEnd('\n'));
        Assert.Contains("Caps Lock:   on", await desktop.RunAsync("xset", "q"));
    }

    [Fact]
    public async Task Dead_keys_compose_on_the_customers_side()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Layout = "us" }, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        await using var editor = await Editor.OpenAsync(desktop);
        Press(sink, 0xFE51);
        Press(sink, 'e');
        Press(sink, 0xFE52);
        Press(sink, 'O');
        await editor.SaveAsync(sink);
        Assert.Equal("éÔ", (await File.ReadAllTextAsync(editor.File)).TrimEnd('\n'));
    }

    [Fact]
    public async Task Borrowed_keys_are_given_back()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Nested = false, Layout = "us" }, Patience.Seconds(30));
        var before = await desktop.RunAsync("xmodmap", "-pke");
        using (var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System))
        {
            sink.Text("漢字éЖ");
            Assert.Contains("U6F22", await desktop.RunAsync("xmodmap", "-pke"), StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(before, await desktop.RunAsync("xmodmap", "-pke"));
    }

    [Fact]
    public async Task An_editor_that_stands_still_for_a_second_misses_nothing()
    {
        // More strange characters than there are spare keys: keys must be used again, but not before the editor has read them.
        var text = string.Concat(Enumerable.Range(0, 120).Select(i => char.ConvertFromUtf32(0x4E00 + i))) + "\n";
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Nested = false, Layout = "us" }, Patience.Seconds(30));
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        await using var editor = await Editor.OpenAsync(desktop);
        var id = editor.ProcessId.ToString(CultureInfo.InvariantCulture);

        await desktop.RunAsync("kill", "-STOP", id);
        var typing = Task.Run(() => sink.Text(text));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(1))
        {
            await desktop.RunAsync("xmodmap", "-pke");
            Assert.False(typing.IsCompleted);
        }
        await desktop.RunAsync("kill", "-CONT", id);
        Assert.Equal(InjectOutcome.Done, await typing);
        await editor.SaveAsync(sink);
        Assert.Equal(text, await File.ReadAllTextAsync(editor.File));
    }

    internal static void Press(InputSink sink, params ReadOnlySpan<uint> keysyms)
    {
        foreach (var keysym in keysyms) sink.Key(keysym, 0, KeyMotion.Down);
        for (var i = keysyms.Length - 1; i >= 0; i--) sink.Key(keysyms[i], 0, KeyMotion.Up);
    }
}
