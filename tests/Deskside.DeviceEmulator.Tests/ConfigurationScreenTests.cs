using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Presence;
using Deskside.OutOfBand.Cira;

namespace Deskside.DeviceEmulator.Tests;

public sealed class ConfigurationScreenTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("device");

    [Fact]
    public async Task The_six_things_that_a_customer_does_are_done_on_the_screen()
    {
        await using var desk = TestDesk.Waiting(options => options with { Settings = new DeviceSettings { Uuid = TestDesk.Uuid } });
        // The desk is ready a moment before the device has heard that it was let in.
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Pc.Caller.Changed += state => { if (state.Phase == PresencePhase.Connected) connected.TrySetResult(); };
        var said = await TypeAsync(desk,
            "admin", TestDesk.Password, TestDesk.Password,
            "1", "127.0.0.1", "2", Port(desk), "3", desk.Fingerprint.ToUpperInvariant(), "4", "nordlicht", TestDesk.Secret, "8", "7", "0");
        Assert.Contains(SpokenUuid.Format(TestDesk.Uuid), said);
        Assert.Contains("Remote connection is on", said);
        Assert.DoesNotContain(TestDesk.Secret, said);
        Assert.DoesNotContain(TestDesk.Password, said);
        await desk.WaitForReadyAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(TestDesk.Uuid, desk.Connection.Hello!.Uuid);
        await connected.Task.WaitAsync(TimeSpan.FromSeconds(20));

        said = await TypeAsync(desk, TestDesk.Password, "9", "7", "9", "0");
        Assert.Contains("Connected", said);
        Assert.Contains("Remote connection is off. Nobody can reach", said);
        Assert.Equal(CiraEndCause.DeviceLeft, (await desk.Ended.WaitAsync(TimeSpan.FromSeconds(20))).Cause);
        var kept = new SettingsFile(Settings).Load()!;
        Assert.Equal(("nordlicht", TestDesk.Secret, TestDesk.Password, false), (kept.PresenceName, kept.PresenceSecret, kept.AdministratorPassword, kept.IsRemoteOn));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Settings));
    }

    [Fact]
    public async Task A_fingerprint_that_was_not_typed_is_shown_at_the_first_call_and_compared()
    {
        await using var desk = TestDesk.Waiting();
        desk.Pc.Engine.Settings = desk.Pc.Engine.Settings with { ServiceFingerprint = "" };
        var differs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Pc.Caller.Changed += state => { if (state.Phase == PresencePhase.CertificateDiffers) differs.TrySetResult(); };
        await TypeAsync(desk, TestDesk.Password, "7", "0");
        await differs.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var said = await TypeAsync(desk, TestDesk.Password, "3", "y", "0");
        Assert.Contains(desk.Fingerprint[..4] + " " + desk.Fingerprint[4..8], said);
        await desk.WaitForReadyAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Mistakes_are_answered_with_what_to_do()
    {
        await using var desk = TestDesk.Waiting();
        var said = await TypeAsync(desk, "wrong", TestDesk.Password, "1", "two words", "2", "70000", "3", "abc", "12", "6", "x", "0");
        Assert.Contains("That is not it", said);
        Assert.Contains("\"two words\" is no address", said);
        Assert.Contains("a port is a number from 1 to 65535", said);
        Assert.Contains("These are 3 signs", said);
        Assert.Contains("There is no line 12", said);
        Assert.Contains("type n, s or a", said);
    }

    [Fact]
    public async Task Three_wrong_passwords_end_it_and_a_factory_password_must_go()
    {
        await using var desk = TestDesk.Waiting();
        Assert.Contains("Three wrong tries", await TypeAsync(desk, "a", "b", "c", TestDesk.Password, "9"));
        await using var fresh = TestDesk.Waiting(options => options with { Settings = new DeviceSettings { Uuid = TestDesk.Uuid } });
        var said = await TypeAsync(fresh, "admin", "short", "");
        Assert.Contains("8 to 32 signs", said);
        Assert.DoesNotContain("  7  Remote", said);
    }

    [Theory]
    [InlineData("P@ssw0rd!", null)]
    [InlineData("Short1!", "8 to 32")]
    [InlineData("nocapital1!", "capital")]
    [InlineData("NOSMALL1!", "small")]
    [InlineData("NoDigits!", "digit")]
    [InlineData("NoSign123", "neither")]
    [InlineData("Col:on123", "cannot be used")]
    [InlineData("Bl ank12!", "blank")]
    public void A_password_keeps_the_firmware_s_rule(string password, string? fault)
    {
        if (fault is null) Assert.Null(PasswordRule.Fault(password));
        else Assert.Contains(fault, PasswordRule.Fault(password));
    }

    [Fact]
    public void A_settings_file_that_is_none_is_told_with_its_name()
    {
        File.WriteAllText(Settings, "{ not json");
        Assert.Contains(Settings, Assert.Throws<InvalidDataException>(() => new SettingsFile(Settings).Load()).Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Settings => Path.Combine(_folder.FullName, "device.json");

    private static string Port(TestDesk desk) => desk.Pc.Engine.Settings.ServicePort.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> TypeAsync(TestDesk desk, params string[] lines)
    {
        var said = new StringWriter();
        await new ConfigurationScreen(desk.Pc, new SettingsFile(Settings), new StringReader(string.Join('\n', lines) + "\n"), said).RunAsync(CancellationToken.None);
        return said.ToString();
    }
}
