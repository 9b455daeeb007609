using System.Diagnostics;
using System.Text.Json;
using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Audit.Internal;

internal static class AuditEndpoints
{
    private const long MostAtOnce = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/v1/audit").WithTags("Audit").RequireAuthorization(Policies.Needs(Permission.ReadAudit, ApiScope.ReadAudit)).RequireRateLimiting(RateLimits.WithToken);
        audit.MapGet("", ReadAsync).WithName("ReadAudit").WithSummary("Entries after a number, in order, at most 500.");
        audit.MapGet("/verify", VerifyAsync).WithName("VerifyAudit").WithSummary("Walks the whole hash chain.");
    }

    private static async Task<Ok<IReadOnlyList<AuditEntryResponse>>> ReadAsync(
        Caller reader, AuditReader audit, CancellationToken cancellation, long after = 0, long limit = 100)
    {
        var rows = await audit.PageAsync(reader.Organisation, after, Math.Clamp(limit, 1, MostAtOnce), cancellation);
        return TypedResults.Ok<IReadOnlyList<AuditEntryResponse>>([.. rows.Select(ToResponse)]);
    }

    private static async Task<Ok<AuditVerifyResponse>> VerifyAsync(Caller reader, AuditReader audit, CancellationToken cancellation) =>
        TypedResults.Ok(await audit.VerifyAsync(reader.Organisation, cancellation) switch
        {
            AuditVerdict.Intact intact => new AuditVerifyResponse(true, intact.Entries, null),
            AuditVerdict.BrokenAt broken => new AuditVerifyResponse(false, broken.Number - 1, broken.Number),
            _ => throw new UnreachableException(),
        });

    private static AuditEntryResponse ToResponse(AuditRow row) => new(
        row.Number,
        row.At.ToInstant(),
        row.Actor,
        row.Action,
        row.Subject,
        row.Details is null ? null : JsonSerializer.Deserialize<Dictionary<string, string?>>(row.Details, WireJson.Options),
        Convert.ToHexStringLower(row.Hash));
}
