using System.Security.Cryptography;
using System.Text;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>The key with which the nodes on one database prove themselves to each other. Sealed there: a copy of the database alone is worth nothing.</summary>
internal sealed class NodeKey(Database database, SecretBox secrets)
{
    private const string Name = "nodes";
    private const string Purpose = "node key";

    private byte[]? _key;

    /// <summary>HMAC-SHA-256 of the text, base64.</summary>
    public async Task<string> SignAsync(string text, CancellationToken cancellation) =>
        Convert.ToBase64String(HMACSHA256.HashData(await ReadAsync(cancellation), Encoding.UTF8.GetBytes(text)));

    public async Task<bool> IsSignedAsync(string text, string signature, CancellationToken cancellation) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(await SignAsync(text, cancellation)), Encoding.UTF8.GetBytes(signature));

    private async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        if (_key is { } known)
        {
            return known;
        }

        var fresh = secrets.Seal(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Purpose);
        var box = await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync("INSERT INTO node_keys (name, secret) VALUES (@Name, @fresh) ON CONFLICT (name) DO NOTHING", new { Name, fresh });
                return await unit.FirstAsync<byte[]>("SELECT secret FROM node_keys WHERE name = @Name", new { Name });
            },
            cancellation);
        var text = secrets.Open(box!, Purpose) ?? throw new InvalidOperationException("The key of the nodes was sealed with another secrets.key than this node has. Put the same file into the data folder of every node.");
        return _key = Convert.FromBase64String(text);
    }
}
