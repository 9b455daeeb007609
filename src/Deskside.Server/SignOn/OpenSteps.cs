using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.SignOn;

/// <summary>Sign-ins that are half done: what the server must remember between two steps of one, under a random token, for minutes.</summary>
/// <remarks>A step belongs to one purpose and is good once, or for a few tries. Stored hashed, like every token.</remarks>
internal static class OpenSteps
{
    public static async Task<SecretToken> BeginAsync(Unit unit, OrganisationId organisation, string purpose, string state, TimeSpan lifetime)
    {
        var token = SecretToken.New();
        await unit.ExecuteAsync(
            "INSERT INTO signin_steps (organisation, token_hash, purpose, state, tries, expires_at) VALUES (@organisation, @hash, @purpose, @state, 0, @expiresAt)",
            new { organisation, hash = token.Hash, purpose, state, expiresAt = unit.NowMs + (long)lifetime.TotalMilliseconds });
        return token;
    }

    /// <summary>Counts a try. Null when the step is unknown, over or tried too often.</summary>
    public static async Task<OpenStep?> TryAsync(Unit unit, string? token, string purpose, int mostTries) => SecretToken.TryParse(token, out var parsed)
        ? await unit.FirstAsync<OpenStep>(
            "UPDATE signin_steps SET tries = tries + 1 WHERE token_hash = @hash AND purpose = @purpose AND expires_at > @now AND tries < @mostTries RETURNING organisation, state",
            new { hash = parsed.Hash, purpose, now = unit.NowMs, mostTries = (long)mostTries })
        : null;

    /// <summary>Takes the step away: null for the second who comes with the same token.</summary>
    public static async Task<OpenStep?> TakeAsync(Unit unit, string? token, string purpose) => SecretToken.TryParse(token, out var parsed)
        ? await unit.FirstAsync<OpenStep>(
            "DELETE FROM signin_steps WHERE token_hash = @hash AND purpose = @purpose AND expires_at > @now RETURNING organisation, state",
            new { hash = parsed.Hash, purpose, now = unit.NowMs })
        : null;

    public static Task TidyAsync(Unit unit) => unit.ExecuteAsync("DELETE FROM signin_steps WHERE expires_at <= @now", new { now = unit.NowMs });
}

/// <summary>What was remembered. Its state may hold secrets: not to be logged.</summary>
internal sealed record OpenStep
{
    public OrganisationId Organisation { get; init; }

    public string State { get; init; } = "";

    public override string ToString() => "(open step)";
}
