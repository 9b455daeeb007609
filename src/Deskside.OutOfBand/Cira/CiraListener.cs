using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Deskside.OutOfBand.Cira;

/// <summary>Takes the calls of devices: TCP, TLS, one <see cref="CiraConnection"/> each.</summary>
/// <remarks>
/// Bounded: connections in all and a source network; what gives way to a newcomer says <see cref="CiraPlaces"/>, and the host is told. A handshake that
/// drips is cut. A fault of the gate or of this machine ends its own line, never the listening. Dispose stops listening, says goodbye to every device and waits for the ends.
/// </remarks>
public sealed class CiraListener : IAsyncDisposable
{
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly CiraListenerOptions _options;
    private readonly ICiraHost _host;
    private readonly TimeProvider _time;
    private readonly TcpListener _listener;
    private readonly SslStreamCertificateContext? _certificate;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _lines = new();
    private readonly CiraPlaces _places;
    private readonly Task _accepting;

    public CiraListener(CiraListenerOptions options, ICiraHost host, TimeProvider time)
    {
        (_options, _host, _time) = (options, host, time);
        _places = new CiraPlaces(options.MaxConnections, options.MaxConnectionsPerSource);
        if (options.Certificate is { } certificate) _certificate = SslStreamCertificateContext.Create(certificate, options.Chain, offline: true);
        _listener = new TcpListener(options.Address);
        _listener.Start(64);
        _accepting = AcceptAsync(_stopping.Token);
    }

    /// <summary>Where it listens, with the port that the system chose if 0 was asked.</summary>
    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Lines that have a place now.</summary>
    public int Count => _places.Count;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_lines.Keys);
    }

    private async Task AcceptAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptTcpClientAsync(cancellation);
                if (socket.Client.RemoteEndPoint is not IPEndPoint source)
                {
                    socket.Dispose();
                    continue;
                }
                Begin(socket, source, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
            {
                // The caller left before we answered, or no socket is to be had: then the next try is not made at once.
                await Task.Delay(AcceptPause, _time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Begin(TcpClient socket, IPEndPoint source, CancellationToken cancellation)
    {
        if (_places.TryTake(socket, source) is not { } place)
        {
            socket.Dispose();
            Tell(new CiraLine(source, _time.GetUtcNow(), "none"), null, new CiraEnd(CiraEndCause.Refused, $"Too many lines at once from {source.Address}, or in all."));
            return;
        }
        // Held back until it is listed, so that it cannot end before.
        var start = new TaskCompletionSource();
        var line = ServeAsync(start.Task, socket, source, place, cancellation);
        _lines[line] = 0;
        _ = line.ContinueWith(done => _lines.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        start.SetResult();
    }

    private async Task ServeAsync(Task start, TcpClient socket, IPEndPoint source, CiraPlace place, CancellationToken cancellation)
    {
        await start;
        await Task.Yield();
        var line = new CiraLine(source, _time.GetUtcNow(), "none");
        DeviceHello? hello = null;
        CiraEnd end;
        try
        {
            using var closing = socket;
            socket.NoDelay = true;
            (line, hello, end) = await TalkAsync(socket, line, place, cancellation);
        }
        catch (Exception failed)
        {
            end = new CiraEnd(CiraEndCause.Failed, "This side failed.") { Failure = failed };
        }
        finally
        {
            _places.Leave(place);
        }
        Tell(line, hello, place.IsGivenUp ? new CiraEnd(CiraEndCause.Refused, $"Too many lines at once from {source.Address}, or in all: of those that had not signed in, this one had waited longest.") : end);
    }

    private async ValueTask<(CiraLine, DeviceHello?, CiraEnd)> TalkAsync(TcpClient socket, CiraLine line, CiraPlace place, CancellationToken cancellation)
    {
        var (stream, failure) = await ProtectAsync(socket.GetStream(), cancellation);
        if (stream is null) return (line, null, failure!);
        await using var open = stream;
        if (stream is SslStream tls) line = line with { Protection = $"{tls.SslProtocol} {tls.NegotiatedCipherSuite}" };
        var connection = new CiraConnection(stream, _host.GateFor(line), _options.Connection, _time);
        place.Seat(connection);
        var end = await connection.RunAsync(cancellation);
        return (line, connection.Hello, end);
    }

    // A host that throws must not end the listening.
    private void Tell(CiraLine line, DeviceHello? hello, CiraEnd end)
    {
        try
        {
            _host.Ended(line, hello, end);
        }
        catch (Exception)
        {
            // The host's own fault, and its own to log.
        }
    }

    private async ValueTask<(Stream?, CiraEnd?)> ProtectAsync(NetworkStream plain, CancellationToken cancellation)
    {
        if (_certificate is null) return (plain, null);
        using var limit = new CancellationTokenSource(_options.HandshakePatience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var tls = new SslStream(plain);
        try
        {
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificateContext = _certificate, EnabledSslProtocols = _options.Protocols }, either.Token);
            return (tls, null);
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            await tls.DisposeAsync();
            return (null, limit.IsCancellationRequested
                ? new CiraEnd(CiraEndCause.TooSlow, $"The TLS handshake took longer than {_options.HandshakePatience.TotalSeconds:0} s.")
                : new CiraEnd(CiraEndCause.LineLost, $"No TLS came about: {failed.Message}"));
        }
    }
}
