using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>A device's end of a real line to the server's listener, message by message, as a test wants it.</summary>
internal sealed class HostileDevice : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _socket;
    private readonly ApfInlet _inlet;
    private readonly ApfOutlet _outlet;
    private Task? _ending;

    private HostileDevice(TcpClient socket, SslStream line)
    {
        (_socket, Line) = (socket, line);
        _inlet = new ApfInlet(line, TimeProvider.System);
        _outlet = new ApfOutlet(line, Patience, TimeProvider.System);
        Channels = new ApfChannelTable(_outlet, new ApfChannelOptions { WindowBytes = 64 * 1024 }, TimeProvider.System);
    }

    public SslStream Line { get; }

    public ApfChannelTable Channels { get; }

    public static async Task<TcpClient> KnockAsync(int port, string from = "127.0.0.1")
    {
        var socket = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0)) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    public static async Task<HostileDevice> CallAsync(int port, string from = "127.0.0.1")
    {
        var socket = await KnockAsync(port, from);
        var tls = new SslStream(socket.GetStream(), false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("device").WaitAsync(Patience);
        return new HostileDevice(socket, tls);
    }

    public ValueTask SayAsync(ApfMessage message) => _outlet.SendAsync(message, CancellationToken.None);

    public async Task<ApfMessage?> HearAsync() =>
        await _inlet.ReceiveAsync(_ => true, ApfReplyShape.WithPort, Patience, CancellationToken.None) is ApfReceived.Message message ? message.Value : null;

    public ValueTask HelloAsync(Guid uuid) => SayAsync(new ApfMessage.ProtocolVersion(1, 0, ApfTrigger.ByPerson, uuid));

    /// <summary>False when it was not let in.</summary>
    public async Task<bool> SignInAsync(Guid uuid, string name, string secret)
    {
        try
        {
            await HelloAsync(uuid);
            await SayAsync(new ApfMessage.ServiceRequest(ApfNames.SignInService));
            if (await HearAsync() is not ApfMessage.ServiceAccept)
            {
                return false;
            }

            await SayAsync(new ApfMessage.SignInRequest(name, ApfNames.ForwardService, ApfNames.MethodPassword, secret));
            if (await HearAsync() is not ApfMessage.SignInSuccess)
            {
                return false;
            }

            await SayAsync(new ApfMessage.ServiceRequest(ApfNames.ForwardService));
            return await HearAsync() is ApfMessage.ServiceAccept;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async Task OfferAsync(params int[] ports)
    {
        foreach (var port in ports)
        {
            await SayAsync(new ApfMessage.ForwardRequest("pc.home", (uint)port, true));
            Assert.IsType<ApfMessage.RequestSuccess>(await HearAsync());
        }
    }

    /// <summary>Let in, with the firmware's plain ports.</summary>
    public static async Task<HostileDevice> ReadyAsync(DeviceScene scene, Guid? uuid = null, string from = "127.0.0.1")
    {
        var told = await scene.Ada.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        var device = await CallAsync(told.Json.GetProperty("port").GetInt32(), from);
        Assert.True(await device.SignInAsync(uuid ?? DeviceScene.Uuid, told.Text("name"), told.Text("secret")), scene.Server.Log.Text);
        await device.OfferAsync(DevicePort.WsMan, DevicePort.Redirection, DevicePort.Rfb);
        return device;
    }

    /// <summary>Serves channels until the line is over: each goes to <paramref name="serve"/> with its port.</summary>
    public async Task ServeAsync(Func<int, ApfChannel, Task> serve)
    {
        while (await HearAsync() is { } message)
        {
            switch (message)
            {
                case ApfMessage.ChannelOpen open when Channels.Accept(open) is { } channel:
                    _ = serve((int)open.Port, channel);
                    break;
                case ApfMessage.KeepAliveOptionsRequest:
                    break;
                default:
                    Channels.Handle(message);
                    break;
            }
        }

        Channels.EndAll("The line is over.");
    }

    /// <summary>Reads until the server ends the line; fails when it does not.</summary>
    public async Task UntilEndedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _inlet.ReceiveAsync(_ => true, ApfReplyShape.WithPort, Patience, patience.Token) is ApfReceived.Message)
        {
        }

        Assert.False(patience.IsCancellationRequested, "The line was not ended.");
    }

    /// <summary>Whether the server has ended a line on which it said nothing: looked at, not waited for.</summary>
    public static bool IsEnded(Socket socket) => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    /// <summary>Done when the server has ended the line, or the test has.</summary>
    public Task Ending => _ending ??= ReadToTheEndAsync();

    private async Task ReadToTheEndAsync()
    {
        while (await _inlet.ReceiveAsync(_ => true, ApfReplyShape.WithPort, TimeSpan.FromHours(1), CancellationToken.None) is ApfReceived.Message)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Close();
        await _outlet.DisposeAsync();
        await Line.DisposeAsync();
    }
}
