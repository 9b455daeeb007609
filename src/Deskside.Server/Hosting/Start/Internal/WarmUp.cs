using System.Text;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Deskside.Server.Hosting.Start.Internal;

/// <summary>Visits the server's own front door once before it says that it is ready: the first customer is not the one who waits until all code is compiled and the store is open.</summary>
/// <remarks>Over the loopback to the server's own port, as a customer's browser would; nothing that it calls changes anything. Bounded in time; a call that fails is no reason not to start.</remarks>
internal sealed partial class WarmUp(IServer server, OwnVisit own, TimeProvider time, ILogger<WarmUp> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // An empty question is refused after it was read and its portal was found: all but the writing.
    private static readonly (string Method, string Path, string? Body)[] Visits =
    [
        ("GET", "/", null),
        ("GET", "/api/v1/portals/default", null),
        ("GET", "/api/v1/portals/default/sign-in", null),
        ("GET", "/api/v1/requests/mine", null),
        ("POST", "/api/v1/requests", "{}"),
        ("GET", "/console/", null),
        ("GET", "/api/v1/me", null),
    ];

    private volatile bool _isDone;

    /// <summary>False until the door was opened once.</summary>
    public bool IsDone => _isDone;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var startedAt = time.GetTimestamp();
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } bound)
        {
            await VisitAsync(new Uri(bound.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal)), cancellation);
        }

        _isDone = true;
        LogDone(time.GetElapsedTime(startedAt).TotalMilliseconds);
    }

    private async Task VisitAsync(Uri bound, CancellationToken cancellation)
    {
        var door = bound.Host is "0.0.0.0" or "[::]" ? new UriBuilder(bound) { Host = bound.Host == "[::]" ? "[::1]" : "127.0.0.1" }.Uri : bound;
        // The other end is this very process, whatever name its certificate has.
        using var line = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var http = new HttpClient(line) { BaseAddress = door, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Add("X-Deskside", "1");
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var limit = time.CreateTimer(_ => patience.Cancel(), null, Longest, Timeout.InfiniteTimeSpan);
        try
        {
            foreach (var (method, path, body) in Visits)
            {
                using var visit = new HttpRequestMessage(new HttpMethod(method), path);
                own.Mark(visit);
                visit.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await http.SendAsync(visit, patience.Token);
                await answer.Content.CopyToAsync(Stream.Null, patience.Token);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            LogMissed(e.Message);
        }
    }

    [LoggerMessage(1301, LogLevel.Debug, "The own front door was opened once in {Milliseconds} ms")]
    private partial void LogDone(double milliseconds);

    [LoggerMessage(1302, LogLevel.Information, "The own front door could not be tried before the first customer comes: {Reason}")]
    private partial void LogMissed(string reason);
}
