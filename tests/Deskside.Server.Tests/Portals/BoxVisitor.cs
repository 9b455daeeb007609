using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Server.Tests.Front;
using System.Buffers.Text;

namespace Deskside.Server.Tests.Portals;

/// <summary>Somebody at a page of another site.</summary>
public sealed class BoxVisitor(Person person, string origin) : IDisposable
{
    public const string Site = "https://www.contoso.example";

    public string Token { get; set; } = "";

    public Task<Answer> SendAsync(string method, string path, object? body = null)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        message.Headers.Add("Origin", origin);
        message.Headers.Add("Sec-Fetch-Site", "cross-site");
        if (Token.Length > 0)
        {
            message.Headers.Add("Authorization", $"Bearer {Token}");
        }

        return person.SendAsync(message);
    }

    public static string Sign(string secret, object claims, object? header = null)
    {
        var head = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header ?? new { alg = "HS256", typ = "JWT" }));
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        return $"{head}.{body}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{head}.{body}")))}";
    }

    public void Dispose() => person.Dispose();
}
