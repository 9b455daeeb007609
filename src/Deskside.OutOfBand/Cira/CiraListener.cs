using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Deskside.OutOfBand.Cira;

/// <summary>Takes the calls of devices: TCP, TLS, one <see cref="CiraConnection"/> each.</summary>
/// <remarks>
/// Bounded: connections in all and a source address; more are closed at once and told to the host. A handshake that drips is cut.
/// Dispose stops listening, says goodbye to every device and waits for the ends.
/// </remarks>
public sealed class CiraListener : IAsyncDisposable
{
    private readonly CiraListenerOptions _options;
    private readonly ICiraHost _host;
    private readonly TimeProvider _time;
    private readonly TcpListener _listener;
    private readonly SslStreamCertificateContext? _certificate;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, IPAddress> _lines = new();
    private readonly Task _accepting;

    public CiraListener(CiraListenerOptions options, ICiraHost host, TimeProvider time)
    {
        (_options, _host, _time) = (options, host, time);
        if (options.Certificate is { } certificate) _certificate = SslStreamCertificateContext.Create(certificate, options.Chain, offline: true);
        _listener = new TcpListener(options.Address);
        _listener.Start(64);
        _accepting = AcceptAsync(_stopping.Token);
    }

    /// <summary>Where it listens, with the port that the system chose if 0 was asked.</summary>
    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

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
            TcpClient socket;
            try
            {
                socket = await _listener.AcceptTcpClientAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // The caller left before we answered; the next one may not have.
                continue;
            }
            var source = (IPEndPoint)socket.Client.RemoteEndPoint!;
            // Held back until it is listed, so that it cannot end before.
            var start = new TaskCompletionSource();
            var line = ServeAsync(start.Task, socket, source, cancellation);
            _lines[line] = source.Address;
            _ = line.ContinueWith(done => _lines.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            start.SetResult();
        }
    }

    private async Task ServeAsync(Task start, TcpClient socket, IPEndPoint source, CancellationToken cancellation)
    {
        await start;
        await Task.Yield();
        using var closing = socket;
        socket.NoDelay = true;
        var line = new CiraLine(source, _time.GetUtcNow(), "none");
        if (_lines.Count > _options.MaxConnections || _lines.Values.Count(source.Address.Equals) > _options.MaxConnectionsPerSource)
        {
            _host.Ended(line, null, new CiraEnd(CiraEndCause.Refused, $"Too many lines at once from {source.Address}, or in all."));
            return;
        }
        var (stream, failure) = await ProtectAsync(socket.GetStream(), cancellation);
        if (stream is null)
        {
            _host.Ended(line, null, failure!);
            return;
        }
        await using var open = stream;
        if (stream is SslStream tls) line = line with { Protection = $"{tls.SslProtocol} {tls.NegotiatedCipherSuite}" };
        var connection = new CiraConnection(stream, _host.GateFor(line), _options.Connection, _time);
        var end = await connection.RunAsync(cancellation);
        _host.Ended(line, connection.Hello, end);
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
        catch (Exception failed) when (failed is AuthenticationException or IOException or OperationCanceledException)
        {
            await tls.DisposeAsync();
            return (null, limit.IsCancellationRequested
                ? new CiraEnd(CiraEndCause.TooSlow, $"The TLS handshake took longer than {_options.HandshakePatience.TotalSeconds:0} s.")
                : new CiraEnd(CiraEndCause.LineLost, $"No TLS came about: {failed.Message}"));
        }
    }
}
