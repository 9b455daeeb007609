using System.Security.Cryptography;
using System.Text;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Storage;

/// <summary>The Idempotency-Key of a creating call: repeated within a day it makes nothing new.</summary>
/// <remarks>16 to 128 visible ASCII characters, drawn by the caller at random; stored hashed, with the hash of what was asked.</remarks>
public sealed class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private readonly string _text;

    private IdempotencyKey(string text) => _text = text;

    /// <summary>Null when the call has none, or one that is no key.</summary>
    public static IdempotencyKey? Read(HttpRequest request)
    {
        var text = request.Headers[Header].ToString();
        return text.Length is >= 16 and <= 128 && text.All(c => c is > ' ' and <= '~') ? new IdempotencyKey(text) : null;
    }

    /// <summary>New: this call is the first, and <paramref name="subject"/> was noted. Else what the first call made.</summary>
    public async Task<KeyUse> UseAsync(Unit unit, OrganisationId organisation, string scope, string body, string subject)
    {
        var bodyHash = Hash(body);
        var parameters = new { organisation, scope, key = Hash(_text), bodyHash, subject, now = unit.NowMs };
        var isNew = await unit.ExecuteAsync(
            """
            INSERT INTO idempotency (organisation, scope, key_hash, body_hash, subject, at) VALUES (@organisation, @scope, @key, @bodyHash, @subject, @now)
            ON CONFLICT (organisation, scope, key_hash) DO NOTHING
            """,
            parameters) == 1;
        if (isNew)
        {
            return new KeyUse.First();
        }

        var row = await unit.FirstAsync<Row>("SELECT body_hash, subject FROM idempotency WHERE organisation = @organisation AND scope = @scope AND key_hash = @key", parameters);
        return row!.BodyHash.AsSpan().SequenceEqual(bodyHash) ? new KeyUse.Again(row.Subject) : new KeyUse.OtherBody();
    }

    public override string ToString() => "(key)";

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private sealed record Row
    {
        public byte[] BodyHash { get; init; } = [];

        public string Subject { get; init; } = "";
    }
}
