using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>Writes what happened to a request, to be counted and read later. Kept as long as the request, unlike events.</summary>
internal static class RequestHistory
{
    public static Task AddAsync(Unit unit, OrganisationId organisation, RequestId request, string kind, TechnicianId? technician, object? body) => unit.ExecuteAsync(
        "INSERT INTO request_history (organisation, request, entry, at, kind, technician, body) VALUES (@organisation, @request, @entry, @now, @kind, @technician, @text)",
        new
        {
            organisation,
            request,
            entry = Guid.CreateVersion7(unit.Now).ToString("D"),
            now = unit.NowMs,
            kind,
            technician,
            text = body is null ? "{}" : JsonSerializer.Serialize(body, body.GetType(), WireJson.Options),
        });
}
