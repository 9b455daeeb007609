using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Presence;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.DeviceEmulator.Tests;

/// <summary>What the device does wrong on demand, and what the desk says of it.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_line_that_breaks_is_told()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Faults = new DeviceFaults { DropAfterBytes = 6000 } });
        await using var wsMan = desk.WsMan();
        for (var round = 0; round < 20 && !desk.Ended.IsCompleted; round++) await DeviceIdentity.ReadAsync(wsMan, CancellationToken.None);
        Assert.Equal(CiraEndCause.LineLost, (await desk.Ended.WaitAsync(Patience)).Cause);
        Assert.IsType<WsManFailure.LineLost>((await DeviceIdentity.ReadAsync(wsMan, CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task A_device_that_refuses_a_right_digest_looks_like_a_wrong_password()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Faults = new DeviceFaults { RefusesDigest = true } });
        await using var wsMan = desk.WsMan();
        Assert.IsType<WsManFailure.WrongPassword>((await DeviceIdentity.ReadAsync(wsMan, CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task A_gap_in_the_drive_messages_ends_the_drives()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Faults = new DeviceFaults { SkippedDriveMessage = 4 } });
        await using var wsMan = desk.WsMan();
        await RedirectionSwitch.SetAsync(wsMan, Redirected.Drives, CancellationToken.None);
        var opened = Assert.IsType<RedirectionOutcome.Opened>(
            await RedirectionSession.OpenAsync(desk.Lines.RedirectionAsync, RedirectionKind.Drives, TestDesk.Admin, Patience, TimeProvider.System, CancellationToken.None));
        var (drives, _) = await IderSession.StartAsync(
            opened.Line, new IderMedia(new StreamMedium(new MemoryStream(new byte[4096]), 2048), null), DrivesAppear.Now, TimeProvider.System, CancellationToken.None);
        var end = await drives!.RunAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(IderEndCause.Gap, end.Cause);
        await drives.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_secret_is_told_to_both_and_not_tried_again()
    {
        await using var desk = TestDesk.Waiting(options => options with { Settings = options.Settings with { PresenceSecret = "wrong" } });
        desk.Pc.Caller.Start();
        Assert.Equal(CiraEndCause.WrongSecret, (await desk.Ended.WaitAsync(Patience)).Cause);
        await PhaseAsync(desk, PresencePhase.SecretRefused);
    }

    [Fact]
    public async Task Another_certificate_than_the_one_compared_is_not_trusted()
    {
        await using var desk = TestDesk.Waiting(options => options with { Settings = options.Settings with { ServiceFingerprint = new string('a', 64) } });
        desk.Pc.Caller.Start();
        await PhaseAsync(desk, PresencePhase.CertificateDiffers);
        Assert.Equal(desk.Fingerprint, desk.Pc.Caller.State.Fingerprint);
        Assert.False(desk.Ended.IsCompletedSuccessfully && (await desk.Ended).Cause == CiraEndCause.DeviceLeft);
    }

    [Fact]
    public async Task A_slow_line_brings_everything_in_order_and_late()
    {
        await using var desk = await TestDesk.ConnectedAsync(options => options with { Faults = new DeviceFaults { Delay = TimeSpan.FromMilliseconds(20), BytesPerSecond = 500_000 } });
        await using var wsMan = desk.WsMan();
        var at = TimeProvider.System.GetTimestamp();
        Assert.True((await DeviceIdentity.ReadAsync(wsMan, CancellationToken.None)).Has(out _, out var failure), failure?.Told);
        Assert.True(TimeProvider.System.GetElapsedTime(at) > TimeSpan.FromMilliseconds(160), "Four calls and a refusal cross a line of 40 ms there and back.");
    }

    private static async Task PhaseAsync(TestDesk desk, PresencePhase phase)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Pc.Caller.Changed += state => { if (state.Phase == phase) reached.TrySetResult(); };
        if (desk.Pc.Caller.State.Phase == phase) return;
        await reached.Task.WaitAsync(Patience);
    }
}
