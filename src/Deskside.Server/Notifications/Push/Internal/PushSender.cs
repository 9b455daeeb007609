using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Net;

namespace Deskside.Server.Notifications.Push.Internal;

/// <summary>Hands one sealed note to one push service.</summary>
/// <remarks>The address came from a browser: only https, never redirected, no proxy, and the connection goes only to a public address, as
/// found at the moment of connecting, so that a name cannot point elsewhere between a check and the call.</remarks>
internal sealed class PushSender : IDisposable
{
    private const int TitleLength = 120;
    private const int BodyLength = 200;

    /// <summary>Seconds for which the service keeps it: an alert is stale soon.</summary>
    private const string TimeToLive = "60";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly PushReach _reach;
    private readonly VapidKeys _keys;
    private readonly HttpClient _http;

    public PushSender(PushReachChoice choice, VapidKeys keys)
    {
        (_reach, _keys) = (choice.Reach, keys);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Limit, MaxResponseContentBufferSize = 4096 };
    }

    /// <summary>Null when pushes may go there; else what is wrong.</summary>
    public string? Judge(string? endpoint, out Uri address)
    {
        address = null!;
        if (endpoint is not { Length: <= 1000 } || !Uri.TryCreate(endpoint, UriKind.Absolute, out var parsed))
        {
            return "must be an address of at most 1000 characters";
        }

        address = parsed;
        if (_reach == PushReach.Anywhere)
        {
            return null;
        }

        return parsed.Scheme != Uri.UriSchemeHttps || parsed.UserInfo.Length > 0 ? "must begin with https:// and hold no name or password"
            : IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var ip) && !PublicAddress.IsPublic(ip) ? "must be on the open internet"
            : null;
    }

    public async Task<PushOutcome> SendAsync(SubscriptionRow subscription, PushNote note, CancellationToken cancellation)
    {
        if (Judge(subscription.Endpoint, out var endpoint) is not null)
        {
            return PushOutcome.Gone;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(note with { Title = Cut(note.Title, TitleLength), Body = Cut(note.Body, BodyLength) }, WireJson.Options);
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(SealedPush.Seal(json, subscription.PublicKey, subscription.AuthSecret)),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        message.Content.Headers.ContentEncoding.Add("aes128gcm");
        message.Headers.TryAddWithoutValidation("TTL", TimeToLive);
        message.Headers.TryAddWithoutValidation("Urgency", "high");
        message.Headers.TryAddWithoutValidation("Topic", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(note.Request)))[..32]);
        message.Headers.TryAddWithoutValidation("Authorization", await _keys.AuthorizationAsync(endpoint, cancellation));
        try
        {
            using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (int)answer.StatusCode switch
            {
                >= 200 and < 300 => PushOutcome.Sent,
                404 or 410 => PushOutcome.Gone,
                _ => PushOutcome.Failed,
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return PushOutcome.Failed;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // Not through the middle of a character.
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1), "…");
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = _reach == PushReach.Anywhere ? found : [.. found.Where(PublicAddress.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("The push service's name leads to no public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>What became of a push.</summary>
internal enum PushOutcome
{
    Sent,

    /// <summary>The browser is gone for good.</summary>
    Gone,

    /// <summary>The service did not take it this time.</summary>
    Failed,
}
