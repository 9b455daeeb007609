using System.Globalization;
using System.Net;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.Interop.Tests;

/// <summary>MeshCentral's own APF device end against our listener; behind it our firmware's web end over plain TCP.</summary>
public sealed class ApfClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task It_signs_in_offers_its_ports_and_carries_ws_management()
    {
        var node = Peers.Need("node", "nodejs");
        var module = Path.Combine(Peers.NeedMeshCentral(), "agents/modules_meshcore/amt-apfclient.js");
        await using var desk = new ServiceDesk();
        await using var pc = new EmulatedPc(
            new EmulatedPcOptions { Settings = new DeviceSettings { Uuid = ServiceDesk.Uuid, AdministratorPassword = ServiceDesk.Password } }, new BenchMachine(), TimeProvider.System);
        var wsMan = pc.ListenOn(new IPEndPoint(IPAddress.Loopback, 0), DevicePort.WsMan);
        await using var peer = Start(node, module, desk, ServiceDesk.Secret, wsMan.Port);
        await desk.WaitAsync(Patience);
        Assert.Equal((ServiceDesk.Uuid, "mesh"), (desk.Connection.Hello!.Uuid, desk.SignInName));
        Assert.True(desk.Connection.Ports.SequenceEqual([16992, 16993]), peer.Heard);
        await peer.HearAsync("Keep Alive Reply", Patience);

        // It lists the TLS port too, but nothing answers there.
        await using var calls = new WsManDesk(
            async cancellation => await desk.Connection.OpenAsync(DevicePort.WsMan, cancellation) is OutOfBand.Apf.ChannelOutcome.Opened opened
                ? new LineOutcome.Opened(opened.Channel)
                : new LineOutcome.Failed("refused"),
            ServiceDesk.Admin, TimeProvider.System);
        Assert.True((await DeviceIdentity.ReadAsync(calls, CancellationToken.None)).Has(out var identity, out var failure), failure?.Told);
        Assert.Equal(ServiceDesk.Uuid, identity.Uuid);
        Assert.IsType<OutOfBand.Apf.ChannelOutcome.Refused>(await desk.Connection.OpenAsync(DevicePort.WsManTls, CancellationToken.None));
        Assert.IsType<OutOfBand.Apf.ChannelOutcome.Refused>(await desk.Connection.OpenAsync(DevicePort.Redirection, CancellationToken.None));
        for (var round = 0; round < 30; round++) Assert.Null((await Power.ReadAsync(calls, CancellationToken.None)).Failure?.Told);
    }

    [Fact]
    public async Task It_is_told_that_its_secret_is_wrong()
    {
        var node = Peers.Need("node", "nodejs");
        var module = Path.Combine(Peers.NeedMeshCentral(), "agents/modules_meshcore/amt-apfclient.js");
        await using var desk = new ServiceDesk();
        await using var peer = Start(node, module, desk, "wrong", 1);
        await peer.HearAsync("User Authentication failed", Patience);
    }

    private static Talk Start(string node, string module, ServiceDesk desk, string secret, int wsManPort) => new(
        node,
        [
            Path.Combine(Peers.Folder, "apfclient.js"), module, desk.Port.ToString(CultureInfo.InvariantCulture), ServiceDesk.Uuid.ToString(), "mesh", secret,
            wsManPort.ToString(CultureInfo.InvariantCulture),
        ]);
}
