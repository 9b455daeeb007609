using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Audit.Internal;

internal static class AuditEndpoints
{
    private const long MostAtOnce = 500;
    private const long MostExported = 50_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/v1/audit").WithTags("Audit").RequireAuthorization(Policies.Needs(Permission.ReadAudit, ApiScope.ReadAudit)).RequireRateLimiting(RateLimits.WithToken);
        audit.MapGet("", ReadAsync).WithName("ReadAudit").WithSummary("Entries after a number, in order, at most 500.");
        audit.MapGet("/search", SearchAsync).WithName("SearchAudit").WithSummary("Newest first, at most 500; before = the lowest number of the page before. action and subject take a whole name or its first part.");
        audit.MapGet("/export", ExportAsync).WithName("ExportAudit").WithSummary("What a search finds as CSV, at most 50 000 entries.").Produces<string>(StatusCodes.Status200OK, "text/csv");
        audit.MapGet("/verify", VerifyAsync).WithName("VerifyAudit").WithSummary("Walks the whole hash chain.");
    }

    private static async Task<Ok<IReadOnlyList<AuditEntryResponse>>> ReadAsync(
        Caller reader, AuditReader audit, CancellationToken cancellation, long after = 0, long limit = 100)
    {
        var rows = await audit.PageAsync(reader.Organisation, after, Math.Clamp(limit, 1, MostAtOnce), cancellation);
        return TypedResults.Ok<IReadOnlyList<AuditEntryResponse>>([.. rows.Select(ToResponse)]);
    }

    private static async Task<Ok<IReadOnlyList<AuditEntryResponse>>> SearchAsync(
        Caller reader, AuditReader audit, CancellationToken cancellation, string? actor = null, string? action = null, string? subject = null,
        DateTimeOffset? from = null, DateTimeOffset? to = null, long? before = null, long limit = 100)
    {
        var rows = await audit.SearchAsync(reader.Organisation, ToSearch(actor, action, subject, from, to, before), Math.Clamp(limit, 1, MostAtOnce), cancellation);
        return TypedResults.Ok<IReadOnlyList<AuditEntryResponse>>([.. rows.Select(ToResponse)]);
    }

    /// <summary>Page by page, so that no export is held in memory whole.</summary>
    private static async Task ExportAsync(
        Caller reader, HttpContext context, AuditReader audit, AuditTrail trail, Database database, CancellationToken cancellation, string? actor = null, string? action = null, string? subject = null,
        DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var details = new Dictionary<string, string?> { ["actor"] = actor, ["action"] = action, ["subject"] = subject };
        await database.ChangeAsync(
            unit => trail.RecordAsync(unit, reader.Organisation, new AuditEntry(AuditActor.Of(reader), "audit.exported", $"organisation:{reader.Organisation}") { Details = details }), cancellation);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"deskside-audit.csv\"";
        await context.Response.WriteAsync(CsvText.Line("number", "at", "actor", "action", "subject", "details", "hash"), cancellation);
        long? before = null;
        for (var page = 0; page < MostExported / MostAtOnce; page++)
        {
            var rows = await audit.SearchAsync(reader.Organisation, ToSearch(actor, action, subject, from, to, before), MostAtOnce, cancellation);
            foreach (var row in rows)
            {
                var at = row.At.ToInstant().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
                var line = CsvText.Line(row.Number.ToString(CultureInfo.InvariantCulture), at, row.Actor, row.Action, row.Subject, row.Details, Convert.ToHexStringLower(row.Hash));
                await context.Response.WriteAsync(line, cancellation);
            }

            if (rows.Count < MostAtOnce)
            {
                return;
            }

            before = rows[^1].Number;
        }
    }

    private static AuditSearch ToSearch(string? actor, string? action, string? subject, DateTimeOffset? from, DateTimeOffset? to, long? before) =>
        new(Given(actor), Given(action), Given(subject), from?.ToUnixTimeMilliseconds(), to?.ToUnixTimeMilliseconds(), before);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

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
