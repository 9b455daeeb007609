using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.Tests.Apf;

namespace Deskside.OutOfBand.Tests.Cira;

/// <summary>A presence server's end and a scripted device, joined over loopback TCP.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Secret = "mps-Secret-1";

    private readonly Loopback _line;

    private Desk(Loopback line, CiraOptions options, TimeProvider time)
    {
        _line = line;
        Device = new ScriptedDevice(line.One);
        Connection = new CiraConnection(line.Other, Gate, options, time);
        Run = Connection.RunAsync(CancellationToken.None);
    }

    public TestGate Gate { get; } = new(ApfVectors.Uuid, Secret);
    public ScriptedDevice Device { get; }
    public CiraConnection Connection { get; }
    public Task<CiraEnd> Run { get; }

    public static async Task<Desk> OpenAsync(CiraOptions? options = null, TimeProvider? time = null) =>
        new(await Loopback.ConnectAsync(), options ?? new CiraOptions { ForwardPause = TimeSpan.FromMilliseconds(50) }, time ?? TimeProvider.System);

    public static async Task<Desk> ReadyAsync(CiraOptions? options = null)
    {
        var desk = await OpenAsync(options);
        await desk.Device.SignInAsync(ApfVectors.Uuid, Secret);
        await desk.Device.ForwardAsync(16992, 16994, 5900);
        await desk.Device.HearAsync<ApfMessage.KeepAliveOptionsRequest>();
        await desk.Gate.Ready.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return desk;
    }

    /// <summary>A channel that the device confirmed with its own number and window.</summary>
    public async Task<(ApfChannel Channel, ApfMessage.ChannelOpen Asked)> ChannelAsync(uint deviceId, uint deviceWindow)
    {
        var opening = Connection.OpenAsync(16992, CancellationToken.None).AsTask();
        var asked = await Device.HearAsync<ApfMessage.ChannelOpen>();
        await Device.SayAsync(new ApfMessage.ChannelOpenConfirmation(asked.Sender, deviceId, deviceWindow));
        return (Assert.IsType<ChannelOutcome.Opened>(await opening).Channel, asked);
    }

    public Task<CiraEnd> EndAsync() => Run.WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync()
    {
        Connection.Close();
        await Run;
        await Device.DisposeAsync();
        await _line.DisposeAsync();
    }
}
