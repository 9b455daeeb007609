using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit.Internal;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Audit;

/// <summary>Appends to the trail, in the transaction that makes the change.</summary>
/// <remarks>Takes the organisation's audit head and holds it until commit: call it last in a unit.</remarks>
public sealed class AuditTrail
{
    private const int SaltBytes = 16;

    public async Task RecordAsync(Unit unit, OrganisationId organisation, AuditEntry entry)
    {
        var head = await unit.FirstAsync<HeadRow>(
            """
            INSERT INTO audit_heads (organisation, number, hash) VALUES (@organisation, 1, @start)
            ON CONFLICT (organisation) DO UPDATE SET number = audit_heads.number + 1
            RETURNING number, hash
            """,
            new { organisation, start = AuditChain.Start(organisation) });
        var details = JsonSerializer.Serialize(entry.Details, WireJson.Options);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var line = new AuditLine(head!.Number, unit.NowMs, entry.Actor, entry.Action, entry.Subject, AuditChain.HashDetails(salt, Encoding.UTF8.GetBytes(details)));
        var hash = AuditChain.Next(head.Hash, line);
        await unit.ExecuteAsync(
            """
            INSERT INTO audit (organisation, number, at, actor, action, subject, details_hash, hash)
            VALUES (@organisation, @Number, @AtMs, @Actor, @Action, @Subject, @DetailsHash, @hash)
            """,
            new { organisation, line.Number, line.AtMs, line.Actor, line.Action, line.Subject, line.DetailsHash, hash });
        await unit.ExecuteAsync(
            "INSERT INTO audit_details (organisation, number, salt, details) VALUES (@organisation, @number, @salt, @details)",
            new { organisation, number = line.Number, salt, details });
        await unit.ExecuteAsync("UPDATE audit_heads SET hash = @hash WHERE organisation = @organisation", new { organisation, hash });
    }

    private sealed record HeadRow
    {
        public long Number { get; init; }

        public byte[] Hash { get; init; } = [];
    }
}
