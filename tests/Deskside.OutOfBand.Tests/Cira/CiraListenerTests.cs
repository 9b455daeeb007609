using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.Tests.Apf;

namespace Deskside.OutOfBand.Tests.Cira;

public sealed class CiraListenerTests
{
    [Fact]
    public async Task A_device_calls_in_over_tls()
    {
        using var certificate = TestCertificate.Create("mps.test");
        var gate = new TestGate(ApfVectors.Uuid, Desk.Secret);
        await using var listener = new CiraListener(
            new CiraListenerOptions { Address = new IPEndPoint(IPAddress.Loopback, 0), Certificate = certificate }, gate, TimeProvider.System);
        using var socket = new TcpClient();
        await socket.ConnectAsync(listener.Address);
        await using var tls = new SslStream(socket.GetStream(), false, (_, seen, _, _) => seen!.GetCertHashString() == certificate.GetCertHashString());
        await tls.AuthenticateAsClientAsync("mps.test");
        await using var device = new ScriptedDevice(tls);
        await device.SignInAsync(ApfVectors.Uuid, Desk.Secret);
        await device.ForwardAsync(16992, 5900);
        var connection = await gate.Ready.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(ApfVectors.Uuid, connection.Hello!.Uuid);
        await device.SayAsync(new ApfMessage.Disconnect(ApfDisconnectReason.ByApplication));
        Assert.Equal(CiraEndCause.DeviceLeft, (await gate.End.Task.WaitAsync(TimeSpan.FromSeconds(10))).Cause);
    }

    [Fact]
    public async Task The_certificates_between_root_and_leaf_are_sent()
    {
        using var root = TestCertificate.Create("desk root");
        using var between = TestCertificate.SignedBy(root, "desk devices", isAuthority: true);
        using var leaf = TestCertificate.SignedBy(between, "mps.test", isAuthority: false);
        var gate = new TestGate(ApfVectors.Uuid, Desk.Secret);
        await using var listener = new CiraListener(
            new CiraListenerOptions { Address = new IPEndPoint(IPAddress.Loopback, 0), Certificate = leaf, Chain = [between, root] }, gate, TimeProvider.System);
        using var socket = new TcpClient();
        await socket.ConnectAsync(listener.Address);
        var sent = new List<string>();
        await using var tls = new SslStream(socket.GetStream(), false, (_, _, chain, _) =>
        {
            sent.AddRange(chain!.ChainPolicy.ExtraStore.Select(certificate => certificate.Thumbprint));
            return true;
        });
        await tls.AuthenticateAsClientAsync("mps.test");
        Assert.Contains(between.Thumbprint, sent);
        // The platform's TLS leaves the root out, whatever it is given; docs/out-of-band/apf.md names it.
        Assert.DoesNotContain(root.Thumbprint, sent);
    }

    [Fact]
    public async Task A_handshake_that_never_comes_is_cut()
    {
        using var certificate = TestCertificate.Create("mps.test");
        var gate = new TestGate(ApfVectors.Uuid, Desk.Secret);
        await using var listener = new CiraListener(
            new CiraListenerOptions { Address = new IPEndPoint(IPAddress.Loopback, 0), Certificate = certificate, HandshakePatience = TimeSpan.FromMilliseconds(100) },
            gate, TimeProvider.System);
        using var socket = new TcpClient();
        await socket.ConnectAsync(listener.Address);
        await socket.GetStream().WriteAsync(new byte[] { 0x16, 3, 1 });
        Assert.Equal(CiraEndCause.TooSlow, (await gate.End.Task.WaitAsync(TimeSpan.FromSeconds(10))).Cause);
    }

    [Fact]
    public async Task One_source_may_not_take_all_places()
    {
        var gate = new TestGate(ApfVectors.Uuid, Desk.Secret);
        await using var listener = new CiraListener(
            new CiraListenerOptions { Address = new IPEndPoint(IPAddress.Loopback, 0), MaxConnectionsPerSource = 1 }, gate, TimeProvider.System);
        using TcpClient first = new(), second = new();
        await first.ConnectAsync(listener.Address);
        await second.ConnectAsync(listener.Address);
        var end = await gate.End.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(CiraEndCause.Refused, end.Cause);
        Assert.Contains("127.0.0.1", end.Why);
    }
}
