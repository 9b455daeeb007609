using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Microsoft.AspNetCore.Identity;

namespace Deskside.Server.Technicians.Internal;

/// <summary>What the framework's passkey code asks of a store: who is it, and which passkeys has he. It changes nothing: <see cref="PasskeyDesk"/> does.</summary>
/// <remarks>The framework's names stay in the framework's interfaces, which are implemented explicitly.</remarks>
internal sealed class PasskeyStore(Database database) : IUserPasskeyStore<PasskeyHolder>
{
    private const string Columns = "passkey, name, credential_id, public_key, sign_count, transports, backup_eligible, backed_up, created_at, last_used_at";

    public Task<IReadOnlyList<PasskeyRow>> ListAsync(TechnicianId technician, CancellationToken cancellation) =>
        database.ListAsync<PasskeyRow>($"SELECT {Columns} FROM passkeys WHERE technician = @technician ORDER BY passkey", new { technician }, cancellation);

    public void Dispose()
    {
    }

    async Task<IList<UserPasskeyInfo>> IUserPasskeyStore<PasskeyHolder>.GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) =>
        [.. (await ListAsync(user.Technician, cancellationToken)).Select(ToFramework)];

    async Task<UserPasskeyInfo?> IUserPasskeyStore<PasskeyHolder>.FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        await database.FirstAsync<PasskeyRow>(
            $"SELECT {Columns} FROM passkeys WHERE technician = @Technician AND credential_id = @credentialId", new { user.Technician, credentialId }, cancellationToken) is { } row
            ? ToFramework(row)
            : null;

    Task<PasskeyHolder?> IUserPasskeyStore<PasskeyHolder>.FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => FindAsync(
        "t.technician = (SELECT technician FROM passkeys WHERE credential_id = @credentialId)", new { credentialId }, cancellationToken);

    Task<PasskeyHolder?> IUserStore<PasskeyHolder>.FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        FindAsync("t.technician = @userId", new { userId }, cancellationToken);

    Task<PasskeyHolder?> IUserStore<PasskeyHolder>.FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult<PasskeyHolder?>(null);

    Task<string> IUserStore<PasskeyHolder>.GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Technician.ToString());

    Task<string?> IUserStore<PasskeyHolder>.GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    Task<string?> IUserStore<PasskeyHolder>.GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    Task IUserPasskeyStore<PasskeyHolder>.AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Unused();

    Task IUserPasskeyStore<PasskeyHolder>.RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) => throw Unused();

    Task IUserStore<PasskeyHolder>.SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw Unused();

    Task IUserStore<PasskeyHolder>.SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw Unused();

    Task<IdentityResult> IUserStore<PasskeyHolder>.CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Unused();

    Task<IdentityResult> IUserStore<PasskeyHolder>.UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Unused();

    Task<IdentityResult> IUserStore<PasskeyHolder>.DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Unused();

    private static NotSupportedException Unused() => new("Accounts and passkeys are written by their own desks.");

    private static UserPasskeyInfo ToFramework(PasskeyRow row) => new(
        row.CredentialId,
        row.PublicKey,
        row.CreatedAt.ToInstant(),
        (uint)row.SignCount,
        row.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true,
        row.BackupEligible == 1,
        row.BackedUp == 1,
        [],
        [])
    {
        Name = row.Name,
    };

    private async Task<PasskeyHolder?> FindAsync(string condition, object parameters, CancellationToken cancellation) =>
        await database.FirstAsync<TechnicianRow>($"SELECT t.organisation, t.technician, t.name FROM technicians t WHERE {condition} AND t.deactivated_at IS NULL", parameters, cancellation) is { } row
            ? new PasskeyHolder { Technician = row.Technician, Organisation = row.Organisation, Name = row.Name }
            : null;
}
