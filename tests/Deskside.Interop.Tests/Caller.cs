using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Presence;

namespace Deskside.Interop.Tests;

/// <summary>The customer before the sick PC, who types what he is told into its configuration screen and reads out what it says.</summary>
internal sealed class Caller(EmulatedPc pc, SettingsFile file)
{
    public const string Password = "Sunny-day7";

    /// <summary>Enters with the password, types the lines, leaves. Returns what the screen said.</summary>
    public Task<string> TypeAsync(params string[] lines) => EnterAsync([Password, .. lines, "0"]);

    /// <summary>The first time: the factory's password is changed.</summary>
    public Task<string> TypeAtFirstAsync(params string[] lines) => EnterAsync(["admin", Password, Password, .. lines, "0"]);

    public async Task WaitForAsync(PresencePhase phase)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pc.Caller.Changed += state => { if (state.Phase == phase) there.TrySetResult(); };
        if (pc.Caller.State.Phase == phase) return;
        await there.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task<string> EnterAsync(string[] lines)
    {
        var said = new StringWriter();
        await new ConfigurationScreen(pc, file, new StringReader(string.Join('\n', lines) + "\n"), said).RunAsync(CancellationToken.None);
        return said.ToString();
    }
}
