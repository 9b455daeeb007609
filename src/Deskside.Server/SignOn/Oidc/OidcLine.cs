using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Deskside.Server.SignOn.Oidc;

/// <summary>Calls to an identity provider: discovery, keys, and code for token. 10 s and 256 KiB an answer, no redirects.</summary>
/// <remarks>Errors: what the other side does wrong becomes an <see cref="OidcFault"/>, with a sentence for the administrator.</remarks>
internal sealed class OidcLine : IDisposable
{
    private const int LargestAnswer = 256 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>https, or http to this very machine.</summary>
    public static bool IsFine(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <exception cref="OidcFault">The provider does not answer, or not what it should.</exception>
    public async Task<OidcPlaces> DiscoverAsync(string issuer, CancellationToken cancellation)
    {
        var document = await GetAsync(issuer.TrimEnd('/') + "/.well-known/openid-configuration", cancellation);
        if (JsonText.Of(document, "issuer") != issuer)
        {
            throw new OidcFault($"The provider calls itself {JsonText.Of(document, "issuer") ?? "nothing"}, not {issuer}. Enter the issuer exactly as it stands there.");
        }

        var keys = SigningKey.ReadSet(await GetAsync(Place(document, "jwks_uri").ToString(), cancellation));
        if (keys.Count == 0)
        {
            throw new OidcFault("The provider has no key for RS256 (2048 bits or more) or ES256.");
        }

        var postsSecret = document.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) && methods.ValueKind == JsonValueKind.Array
            && methods.EnumerateArray().All(m => !m.ValueEquals("client_secret_basic"));
        return new OidcPlaces(Place(document, "authorization_endpoint"), Place(document, "token_endpoint"), postsSecret, keys);
    }

    /// <summary>The ID token for a code.</summary>
    /// <exception cref="OidcFault">The provider refuses the code, or does not answer.</exception>
    public async Task<string> RedeemAsync(OidcPlaces places, OidcSettings settings, string? secret, string code, string verifier, Uri back, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = back.ToString(),
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, places.Token);
        if (secret is null || places.PostsSecret)
        {
            fields["client_id"] = settings.ApplicationId;
            if (secret is not null)
            {
                fields["client_secret"] = secret;
            }
        }
        else
        {
            var pair = $"{Uri.EscapeDataString(settings.ApplicationId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        request.Content = new FormUrlEncodedContent(fields);
        var answer = await SendAsync(request, cancellation);
        return JsonText.Of(answer, "id_token") ?? throw new OidcFault("The provider's answer has no ID token in it.");
    }

    public void Dispose() => _http.Dispose();

    private static Uri Place(JsonElement document, string name) =>
        Uri.TryCreate(JsonText.Of(document, name), UriKind.Absolute, out var address) && IsFine(address)
            ? address
            : throw new OidcFault($"The provider's {name} is missing or is not https.");

    private async Task<JsonElement> GetAsync(string address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, cancellation);
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var said = JsonText.Parse(bytes) is { } problem ? JsonText.Of(problem, "error") : null;
                throw new OidcFault($"{request.RequestUri!.Host} answered {(int)response.StatusCode}{(said is { Length: <= 100 } ? $" ({said})" : "")} to {request.RequestUri.AbsolutePath}.");
            }

            return JsonText.Parse(bytes) ?? throw new OidcFault($"{request.RequestUri!.Host} did not answer with JSON to {request.RequestUri.AbsolutePath}.");
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new OidcFault($"{request.RequestUri!.Host} does not answer: {(e as HttpRequestException)?.HttpRequestError.ToString() ?? "10 s passed"}.");
        }
    }
}

/// <summary>The identity provider did not do its part. The message is for an administrator and holds no secret.</summary>
internal sealed class OidcFault(string message) : Exception(message);
