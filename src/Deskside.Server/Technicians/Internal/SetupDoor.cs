using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;

namespace Deskside.Server.Technicians.Internal;

/// <summary>How the first administrator comes in: a link with a token, printed once, good for one account and 24 hours.</summary>
internal sealed class SetupDoor(Database database, OrganisationBook organisations, AccountDesk accounts, AuditTrail audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const string CountAdministrators = $"SELECT COUNT(*) FROM technicians WHERE {AccountDesk.IsAdministrator}";

    public async Task<bool> IsOpenAsync(CancellationToken cancellation) => await database.FirstAsync<long>(CountAdministrators, null, cancellation) == 0;

    /// <summary>A new token, which ends the one before; null when there is an administrator.</summary>
    public async Task<SecretToken?> IssueAsync(CancellationToken cancellation)
    {
        if (!await IsOpenAsync(cancellation))
        {
            return null;
        }

        var organisation = await organisations.DefaultAsync(cancellation);
        var token = SecretToken.New();
        await database.ChangeAsync(
            unit => unit.ExecuteAsync(
                """
                INSERT INTO setup_tokens (organisation, token_hash, expires_at) VALUES (@organisation, @hash, @expiresAt)
                ON CONFLICT (organisation) DO UPDATE SET token_hash = @hash, expires_at = @expiresAt
                """,
                new { organisation, hash = token.Hash, expiresAt = unit.NowMs + (long)Lifetime.TotalMilliseconds }),
            cancellation);
        return token;
    }

    /// <summary>Two who come at once with the same token are settled by the store: the token is gone for the second.</summary>
    public Task<SetupOutcome> EnterAsync(SecretToken token, OrganisationName organisationName, NewAccount account, CancellationToken cancellation) => database.ChangeAsync<SetupOutcome>(
        async unit =>
        {
            var taken = await unit.FirstAsync<TechnicianRow>(
                "DELETE FROM setup_tokens WHERE token_hash = @hash AND expires_at > @now RETURNING organisation",
                new { hash = token.Hash, now = time.NowMs() });
            if (taken is null)
            {
                return new SetupOutcome.TokenOver();
            }

            if (await unit.FirstAsync<long>(CountAdministrators, null) > 0)
            {
                return new SetupOutcome.AlreadyDone();
            }

            await organisations.RenameAsync(unit, taken.Organisation, organisationName);
            if (await accounts.TryAddAsync(unit, taken.Organisation, account) is not { } added)
            {
                unit.GiveUp();
                return new SetupOutcome.NameTaken();
            }

            await audit.RecordAsync(
                unit,
                taken.Organisation,
                new AuditEntry(AuditActor.Anonymous, "server.set-up", $"technician:{added}") { Details = new Dictionary<string, string?> { ["name"] = account.Name.ToString() } });
            return new SetupOutcome.Done();
        },
        cancellation);
}

/// <summary>An account to be made. Its password is already hashed.</summary>
internal sealed record NewAccount(SignInName Name, PersonName DisplayName, string PasswordHash, IReadOnlyList<RoleKey> Roles)
{
    public EmailAddress? Email { get; init; }
}
