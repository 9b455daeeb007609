using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Notifications.Push.Internal;

/// <summary>The server's own key, by which push services know who sends (VAPID, RFC 8292). Made once, kept in the store.</summary>
internal sealed class VapidKeys(Database database, ServerOptions options, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ECDsa? _key;

    /// <summary>Uncompressed, base64url: what a page subscribes with.</summary>
    public async Task<string> PublicKeyAsync(CancellationToken cancellation) => Base64Url.EncodeToString(SealedPush.PublicKey(await KeyAsync(cancellation)));

    /// <summary>The Authorization header for one push service.</summary>
    public async Task<string> AuthorizationAsync(Uri endpoint, CancellationToken cancellation)
    {
        var key = await KeyAsync(cancellation);
        var head = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8);
        var claims = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["aud"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["exp"] = time.GetUtcNow().Add(Lasts).ToUnixTimeSeconds(),
            ["sub"] = options.PublicUrl is { Scheme: "https" } url ? url.GetLeftPart(UriPartial.Authority) : "mailto:postmaster@localhost",
        }));
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={head}.{claims}.{Base64Url.EncodeToString(signature)}, k={Base64Url.EncodeToString(SealedPush.PublicKey(key))}";
    }

    private async Task<ECDsa> KeyAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return _key ??= await LoadAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ECDsa> LoadAsync(CancellationToken cancellation)
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stored = await database.ChangeAsync(
            async unit =>
            {
                // Of two nodes that start together one wins; both read what stands there.
                await unit.ExecuteAsync(
                    "INSERT INTO push_keys (name, private_key, created_at) VALUES ('vapid', @key, @now) ON CONFLICT (name) DO NOTHING",
                    new { key = fresh.ExportPkcs8PrivateKey(), now = unit.NowMs });
                return await unit.FirstAsync<byte[]>("SELECT private_key FROM push_keys WHERE name = 'vapid'", null);
            },
            cancellation);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(stored, out _);
        return key;
    }
}
