using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Deskside.Server.Tests.SignOn;

/// <summary>An identity provider on loopback that does as the test says, good or evil.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly Dictionary<string, string> _challenges = [];

    private TestIssuer(int port, DateTimeOffset now)
    {
        (Issuer, Now) = ($"http://127.0.0.1:{port}/realm", now);
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Issuer { get; }

    public DateTimeOffset Now { get; set; }

    public TokenSmith Smith { get; set; } = new();

    public string Subject { get; set; } = "subject-1";

    public string Name { get; set; } = "ada";

    public string Email { get; set; } = "ada@contoso.example";

    /// <summary>Makes the ID token out of the nonce that was asked for.</summary>
    public Func<TestIssuer, string, string> MakeToken { get; set; } = (issuer, nonce) => issuer.Smith.SignRsa(issuer.Claims(nonce));

    public int KeySetReads { get; private set; }

    public static TestIssuer Start(DateTimeOffset now)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new TestIssuer(port, now);
    }

    public Dictionary<string, object?> Claims(string nonce) => new()
    {
        ["iss"] = Issuer,
        ["aud"] = "deskside",
        ["sub"] = Subject,
        ["nonce"] = nonce,
        ["exp"] = Now.ToUnixTimeSeconds() + 600,
        ["iat"] = Now.ToUnixTimeSeconds(),
        ["name"] = "Ada Lovelace",
        ["preferred_username"] = Name,
        ["email"] = Email,
        ["email_verified"] = true,
    };

    /// <summary>What its page does once somebody signed in there: a code in the address of our callback.</summary>
    public string Approve(string address)
    {
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        var code = Guid.CreateVersion7().ToString("N");
        _challenges[code] = $"{query["code_challenge"]} {query["nonce"]}";
        return $"{new Uri(query["redirect_uri"]!).AbsolutePath}?code={code}&state={Uri.EscapeDataString(query["state"]!)}";
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        Smith.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var (status, body) = Answer(context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync());
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    private (int Status, string Body) Answer(string path, string form)
    {
        switch (path)
        {
            case "/realm/.well-known/openid-configuration":
                return (200, JsonSerializer.Serialize(new { issuer = Issuer, authorization_endpoint = Issuer + "/auth", token_endpoint = Issuer + "/token", jwks_uri = Issuer + "/keys" }));
            case "/realm/keys":
                KeySetReads++;
                return (200, Smith.KeySet());
            case "/realm/token":
                var fields = HttpUtility.ParseQueryString(form);
                var verifier = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(fields["code_verifier"] ?? "")));
                return _challenges.Remove(fields["code"] ?? "", out var kept) && kept.Split(' ') is [var challenge, var nonce] && challenge == verifier
                    ? (200, JsonSerializer.Serialize(new { id_token = MakeToken(this, nonce), access_token = "x", token_type = "Bearer" }))
                    : (400, """{"error":"invalid_grant"}""");
            default:
                return (404, "{}");
        }
    }
}
