using System.Net;
using System.Threading.Channels;

namespace Deskside.Server.Tests.Webhooks;

/// <summary>Another system's endpoint, on loopback.</summary>
public sealed class Receiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Channel<Delivered> _got = Channel.CreateBounded<Delivered>(100);

    public Receiver()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hook";
        probe.Stop();
        _listener.Prefixes.Add(Url.Replace("/hook", "/", StringComparison.Ordinal));
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    public int Status { get; set; } = 200;

    public async Task<Delivered> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _got.Reader.ReadAsync(patience.Token);
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                await _got.Writer.WriteAsync(new Delivered(
                    context.Request.Headers["Deskside-Event"] ?? "", context.Request.Headers["Deskside-Timestamp"] ?? "", context.Request.Headers["Deskside-Signature"] ?? "", await reader.ReadToEndAsync()));
                context.Response.StatusCode = Status;
                if (Status == 302)
                {
                    context.Response.RedirectLocation = Url;
                }

                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}

public sealed record Delivered(string Event, string Timestamp, string Signature, string Body);
