using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Webhooks.Internal;

/// <summary>Sends one delivery: no redirects, no proxy, no cookies; the name is resolved once and the connection goes to the very address that was checked.</summary>
internal sealed class WebhookPost(SecretBox secrets, TimeProvider time) : IDisposable
{
    public const string Purpose = "webhook";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _open = Make(_ => true);
    private readonly HttpClient _guarded = Make(AddressRule.IsPublic);

    public async Task<DeliveryOutcome> PostAsync(WebhookRow webhook, DeliveryRow delivery, CancellationToken cancellation)
    {
        if (secrets.Open(webhook.Secret, Purpose) is not { } secret)
        {
            return new DeliveryOutcome(null, "The secret cannot be read: secrets.key in the data folder is not the one with which it was stored.");
        }

        using var message = Write(webhook, delivery, secret);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            var http = webhook.AllowPrivate == 1 ? _open : _guarded;
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var status = (int)answer.StatusCode;
            return status is >= 200 and < 300
                ? new DeliveryOutcome(status, null)
                : new DeliveryOutcome(status, status is >= 300 and < 400 ? $"Answered {status}, a redirect: they are not followed. Enter the address to which it leads." : $"Answered {status}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DeliveryOutcome(null, $"No answer within {Patience.TotalSeconds} s.");
        }
        catch (HttpRequestException e)
        {
            return new DeliveryOutcome(null, e.InnerException is AddressRefused refused ? refused.Message : Explain(e));
        }
    }

    public void Dispose()
    {
        _open.Dispose();
        _guarded.Dispose();
    }

    private static string Explain(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "The host's name is not known.",
        HttpRequestError.SecureConnectionError => "The host's certificate is not trusted, or is for another name.",
        _ => "The host could not be reached.",
    };

    private HttpRequestMessage Write(WebhookRow webhook, DeliveryRow delivery, string secret)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var message = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, MediaTypeNames.Application.Json) };
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Deskside-Webhook", "1"));
        message.Headers.Add("Deskside-Delivery", delivery.Delivery);
        message.Headers.Add("Deskside-Event", delivery.Kind);
        message.Headers.Add("Deskside-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add("Deskside-Signature", WebhookSignature.Of(secret, timestamp, delivery.Body));
        return message;
    }

    private static HttpClient Make(Func<IPAddress, bool> isAllowed) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
        ConnectCallback = async (context, cancellation) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
            if (addresses.FirstOrDefault(isAllowed) is not { } address)
            {
                throw new AddressRefused("The address is of this host, a private or a reserved network. An administrator can allow that for this webhook.");
            }

            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    private sealed class AddressRefused(string message) : IOException(message);
}
