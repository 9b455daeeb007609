using System.Security.Cryptography;
using System.Text;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>Each organisation's own name and secret for the firmware's call: by them a PC is authenticated to the organisation.</summary>
/// <remarks>Both fit the firmware's fields (16 signs) and are easy to read out. The secret is about 59 bits; guesses are slow: see HelloPace.</remarks>
internal sealed class ServiceBook(Database database, SecretBox secrets, AuditTrail audit)
{
    // No sign that sounds or looks like another.
    private const string Signs = "23456789abcdefghjkmnpqrstuvwxyz";
    private const string Purpose = "device service ";

    public async Task<ServiceRow> OfAsync(OrganisationId organisation, CancellationToken cancellation) =>
        await database.FirstAsync<ServiceRow>("SELECT * FROM device_services WHERE organisation = @organisation", new { organisation }, cancellation)
        ?? await database.ChangeAsync(unit => MakeAsync(unit, organisation), cancellation);

    public string SecretOf(ServiceRow row) =>
        secrets.Open(row.Secret, Purpose + row.Organisation) ?? throw new InvalidOperationException("The secret for devices was sealed with another secrets.key than this node has. Put the right file into the data folder.");

    /// <summary>Whose name it is, whatever the secret; null when nobody's.</summary>
    public Task<ServiceRow?> ByNameAsync(string name, CancellationToken cancellation) =>
        database.FirstAsync<ServiceRow>("SELECT * FROM device_services WHERE name = @name", new { name }, cancellation);

    public bool IsSecretOf(ServiceRow row, string offered) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(SecretOf(row))), SHA256.HashData(Encoding.UTF8.GetBytes(offered)));

    /// <summary>A new secret: no PC that has the old one gets in again.</summary>
    public async Task RenewAsync(Caller.Technician caller, CancellationToken cancellation)
    {
        await OfAsync(caller.Organisation, cancellation);
        await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "UPDATE device_services SET secret = @secret, changed_at = @now WHERE organisation = @Organisation", new { secret = NewSecret(caller.Organisation), now = unit.NowMs, caller.Organisation });
                await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "device.secret-renewed", "out-of-band"));
            },
            cancellation);
    }

    public async Task AllowForwardsAsync(Caller.Technician caller, ForwardRule rule, CancellationToken cancellation)
    {
        await OfAsync(caller.Organisation, cancellation);
        await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "UPDATE device_services SET forwards = @forwards WHERE organisation = @Organisation", new { forwards = rule == ForwardRule.On ? 1L : 0L, caller.Organisation });
                await audit.RecordAsync(
                    unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "device.forwards-changed", "out-of-band") { Details = new Dictionary<string, string?> { ["forward"] = rule.ToString().ToLowerInvariant() } });
            },
            cancellation);
    }

    private async Task<ServiceRow> MakeAsync(Unit unit, OrganisationId organisation)
    {
        await unit.ExecuteAsync(
            "INSERT INTO device_services (organisation, name, secret, changed_at) VALUES (@organisation, @name, @secret, @now) ON CONFLICT (organisation) DO NOTHING",
            new { organisation, name = "desk-" + RandomNumberGenerator.GetString(Signs, 7), secret = NewSecret(organisation), now = unit.NowMs });
        return (await unit.FirstAsync<ServiceRow>("SELECT * FROM device_services WHERE organisation = @organisation", new { organisation }))!;
    }

    private byte[] NewSecret(OrganisationId organisation) => secrets.Seal(
        $"{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}", Purpose + organisation);
}

internal enum ForwardRule
{
    Off,
    On,
}
