using Deskside.Companion.Linux.Input;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Input;

/// <summary>A real text editor on the customer's desktop, with an empty file open and the focus in its text.</summary>
internal sealed class Editor : IAsyncDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly TaskCompletionSource _saved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Editor(string file)
    {
        File = file;
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!);
        _watcher.Renamed += (_, change) => Note(change.FullPath);
        _watcher.Changed += (_, change) => Note(change.FullPath);
        _watcher.EnableRaisingEvents = true;
    }

    public string File { get; }

    public int ProcessId { get; private set; }

    public static async Task<Editor> OpenAsync(VirtualDesktop desktop)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(desktop.Home, "documents")).FullName, "letter.txt");
        await System.IO.File.WriteAllTextAsync(file, "");
        var editor = new Editor(file);
        var program = desktop.Start("mousepad", file);
        editor.ProcessId = program.Id;
        var window = await desktop.WindowAsync("--name", "letter.txt");
        await desktop.RunAsync("xdotool", "windowfocus", "--sync", window);
        return editor;
    }

    public async Task SaveAsync(InputSink sink)
    {
        TypingTests.Press(sink, Keysym.ControlLeft, 's');
        await _saved.Task.WaitAsync(Patience.Seconds(30));
    }

    public ValueTask DisposeAsync()
    {
        _watcher.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Note(string path)
    {
        if (path == File && new FileInfo(File).Length > 0) _saved.TrySetResult();
    }
}
