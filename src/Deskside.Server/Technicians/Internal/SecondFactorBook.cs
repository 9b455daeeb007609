using System.Security.Cryptography;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Keeps what proves a second time: the authenticator's secret (sealed), recovery codes (hashed), and whether there are passkeys.</summary>
internal sealed class SecondFactorBook(Database database, SecretBox box)
{
    public Task<FactorState> StateAsync(TechnicianId technician, CancellationToken cancellation) => database.FirstAsync<FactorState>(
        """
        SELECT (SELECT confirmed_at FROM totp_secrets WHERE technician = @technician) AS totp_at,
          (SELECT COUNT(*) FROM recovery_codes WHERE technician = @technician AND used_at IS NULL) AS codes_left,
          (SELECT COUNT(*) FROM passkeys WHERE technician = @technician) AS passkeys
        """,
        new { technician },
        cancellation)!;

    /// <summary>A new secret, which counts for nothing until a code of it is shown.</summary>
    public async Task<byte[]> BeginTotpAsync(Unit unit, OrganisationId organisation, TechnicianId technician)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        await unit.ExecuteAsync(
            """
            INSERT INTO totp_secrets (organisation, technician, secret, confirmed_at, last_step) VALUES (@organisation, @technician, @sealedSecret, NULL, 0)
            ON CONFLICT (technician) DO UPDATE SET secret = @sealedSecret, confirmed_at = NULL, last_step = 0
            """,
            new { organisation, technician, sealedSecret = box.Seal(Convert.ToBase64String(secret), Purpose(technician)) });
        return secret;
    }

    /// <summary>True when the code is of this minute and was not used: the same step is taken once, however many come with it at once.</summary>
    public Task<bool> TakeTotpAsync(Unit unit, TechnicianId technician, string code) => TakeStepAsync(unit, technician, code, "confirmed_at IS NOT NULL");

    /// <summary>The first code of a new secret: from now on it counts.</summary>
    public async Task<bool> ConfirmTotpAsync(Unit unit, TechnicianId technician, string code) =>
        await TakeStepAsync(unit, technician, code, "confirmed_at IS NULL")
        && await unit.ExecuteAsync("UPDATE totp_secrets SET confirmed_at = @now WHERE technician = @technician", new { now = unit.NowMs, technician }) == 1;

    public static async Task<bool> TakeRecoveryCodeAsync(Unit unit, TechnicianId technician, string code) =>
        RecoveryCode.HashOf(code) is { } hash
        && await unit.ExecuteAsync(
            "UPDATE recovery_codes SET used_at = @now WHERE technician = @technician AND code_hash = @hash AND used_at IS NULL",
            new { now = unit.NowMs, technician, hash }) == 1;

    /// <summary>New recovery codes; the old ones are void.</summary>
    public static async Task<IReadOnlyList<string>> RenewCodesAsync(Unit unit, OrganisationId organisation, TechnicianId technician)
    {
        await unit.ExecuteAsync("DELETE FROM recovery_codes WHERE technician = @technician", new { technician });
        var codes = Enumerable.Range(0, RecoveryCode.HowMany).Select(_ => RecoveryCode.New()).ToList();
        foreach (var code in codes)
        {
            await unit.ExecuteAsync(
                "INSERT INTO recovery_codes (organisation, technician, code_hash) VALUES (@organisation, @technician, @hash)",
                new { organisation, technician, hash = RecoveryCode.HashOf(code) });
        }

        return codes;
    }

    public static async Task<bool> RemoveTotpAsync(Unit unit, TechnicianId technician)
    {
        var removed = await unit.ExecuteAsync("DELETE FROM totp_secrets WHERE technician = @technician", new { technician });
        await unit.ExecuteAsync("DELETE FROM recovery_codes WHERE technician = @technician", new { technician });
        return removed > 0;
    }

    public static async Task RemoveAllAsync(Unit unit, TechnicianId technician)
    {
        await RemoveTotpAsync(unit, technician);
        await unit.ExecuteAsync("DELETE FROM passkeys WHERE technician = @technician", new { technician });
    }

    private async Task<bool> TakeStepAsync(Unit unit, TechnicianId technician, string code, string condition)
    {
        var kept = await unit.FirstAsync<byte[]>($"SELECT secret FROM totp_secrets WHERE technician = @technician AND {condition}", new { technician });
        if (kept is null || box.Open(kept, Purpose(technician)) is not { } text || Totp.Match(Convert.FromBase64String(text), code, unit.Now) is not { } step)
        {
            return false;
        }

        return await unit.ExecuteAsync(
            $"UPDATE totp_secrets SET last_step = @step WHERE technician = @technician AND last_step < @step AND {condition}", new { step, technician }) == 1;
    }

    private static string Purpose(TechnicianId technician) => $"totp:{technician}";
}

/// <summary>Which second factors an account has.</summary>
internal sealed record FactorState
{
    /// <summary>Null = no authenticator program, or not confirmed yet.</summary>
    public long? TotpAt { get; init; }

    public long CodesLeft { get; init; }

    public long Passkeys { get; init; }

    public bool Any => TotpAt is not null || Passkeys > 0;
}
