using System.Globalization;
using Deskside.Server.Queue.Internal.Customers;
using System.Security.Cryptography;
using System.Text;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal.Codes;

/// <summary>Issues and takes nine-digit codes. A request has one at a time; a new one kills the old.</summary>
/// <remarks>Stored is the locator (five digits), and salt and PBKDF2 of the whole: a copy of the store does not give codes away at a glance.</remarks>
internal sealed class CodeDesk(Database database, AuditTrail audit, TimeProvider time)
{
    private const int HashIterations = 50_000;
    private const int LocatorTries = 20;

    private static readonly byte[] NoSalt = new byte[16];

    public static Task KillAsync(Unit unit, RequestId request) => unit.ExecuteAsync("DELETE FROM join_codes WHERE request = @request", new { request });

    /// <summary>Null when the request is over.</summary>
    public Task<IssuedCode?> IssueAsync(Caller.Customer customer, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var isOpen = await unit.FirstAsync<long>(
                "SELECT COUNT(*) FROM requests WHERE request = @Request AND state IN ('waiting', 'accepted')", new { customer.Request });
            if (isOpen == 0)
            {
                return (IssuedCode?)null;
            }

            await KillAsync(unit, customer.Request);
            var expiresAt = unit.NowMs + (long)JoinCode.Lifetime.TotalMilliseconds;
            await unit.ExecuteAsync("DELETE FROM join_codes WHERE expires_at < @now", new { now = unit.NowMs - (long)JoinCode.Lifetime.TotalMilliseconds });
            for (var tries = 0; tries < LocatorTries; tries++)
            {
                var code = Draw();
                var salt = RandomNumberGenerator.GetBytes(NoSalt.Length);
                var placed = await unit.ExecuteAsync(
                    """
                    INSERT INTO join_codes (organisation, request, locator, salt, code_hash, expires_at, wrong_tries)
                    VALUES (@Organisation, @Request, @Locator, @salt, @hash, @expiresAt, 0) ON CONFLICT (locator) DO NOTHING
                    """,
                    new { customer.Organisation, customer.Request, code.Locator, salt, hash = Hash(code, salt), expiresAt });
                if (placed == 1)
                {
                    await audit.RecordAsync(unit, customer.Organisation, new AuditEntry(AuditActor.Of(customer), "code.issued", $"request:{customer.Request}"));
                    return new IssuedCode(code, expiresAt.ToInstant());
                }
            }

            throw new InvalidOperationException("No free locator for a code: too many codes are alive.");
        },
        cancellation);

    public async Task<CodeOutcome> JoinAsync(JoinCode code, string platform, string version, CancellationToken cancellation)
    {
        var row = await database.FirstAsync<CodeRow>(
            "SELECT organisation, request, salt, code_hash, expires_at, wrong_tries, used_at FROM join_codes WHERE locator = @Locator", new { code.Locator }, cancellation);
        // Unknown locators cost the same time as known ones.
        var hash = Hash(code, row?.Salt ?? NoSalt);
        if (row is null)
        {
            return new CodeOutcome.Unknown();
        }

        if (!CryptographicOperations.FixedTimeEquals(hash, row.CodeHash))
        {
            await database.ChangeAsync(u => u.ExecuteAsync("UPDATE join_codes SET wrong_tries = wrong_tries + 1 WHERE locator = @Locator", new { code.Locator }), cancellation);
            return new CodeOutcome.Unknown();
        }

        return await database.ChangeAsync(unit => JoinAsync(unit, row, hash, platform, version), cancellation);
    }

    private async Task<CodeOutcome> JoinAsync(Unit unit, CodeRow row, byte[] hash, string platform, string version)
    {
        var used = await unit.ExecuteAsync(
            """
            UPDATE join_codes SET used_at = @now
            WHERE request = @Request AND code_hash = @hash AND used_at IS NULL AND expires_at > @now AND wrong_tries < @most
            """,
            new { now = time.NowMs(), row.Request, hash, most = (long)JoinCode.MaxWrongTries });
        var isOpen = await unit.FirstAsync<long>("SELECT COUNT(*) FROM requests WHERE request = @Request AND state IN ('waiting', 'accepted')", new { row.Request });
        if (used == 0 || isOpen == 0)
        {
            return new CodeOutcome.Dead();
        }

        await CustomerKeeper.RemoveCompanionsAsync(unit, row.Request);
        await unit.ExecuteAsync("UPDATE requests SET companion_platform = @platform WHERE request = @Request", new { platform, row.Request });
        await SessionBook.SetPlatformAsync(unit, row.Organisation, row.Request, platform);
        var token = await CustomerKeeper.AddAsync(unit, row.Organisation, row.Request, CustomerKeeper.Companion);
        await audit.RecordAsync(
            unit,
            row.Organisation,
            new AuditEntry($"customer:{row.Request}", "code.used", $"request:{row.Request}") { Details = new Dictionary<string, string?> { ["platform"] = platform, ["version"] = version } });
        return new CodeOutcome.Joined(row.Organisation, row.Request, token);
    }

    private static JoinCode Draw()
    {
        var digits = RandomNumberGenerator.GetInt32(1_000_000_000).ToString("D9", CultureInfo.InvariantCulture);
        return JoinCode.TryParse(digits, out var code) ? code : throw new InvalidOperationException("Nine digits are a code.");
    }

    private static byte[] Hash(JoinCode code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code.Text), salt, HashIterations, HashAlgorithmName.SHA256, 32);

    private sealed record CodeRow
    {
        public OrganisationId Organisation { get; init; }

        public RequestId Request { get; init; }

        public byte[] Salt { get; init; } = [];

        public byte[] CodeHash { get; init; } = [];

        public long ExpiresAt { get; init; }

        public long WrongTries { get; init; }

        public long? UsedAt { get; init; }
    }
}
