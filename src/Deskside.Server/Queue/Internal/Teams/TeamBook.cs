using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>Reads teams and settings.</summary>
internal sealed class TeamBook(Database database)
{
    public async Task<TeamSet> ReadAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var stored = await database.FirstAsync<string>("SELECT settings FROM queue_settings WHERE organisation = @organisation", new { organisation }, cancellation);
        var settings = stored is null ? QueueSettings.Default : JsonSerializer.Deserialize<QueueSettings>(stored, WireJson.Options) ?? QueueSettings.Default;
        var members = (await database.ListAsync<MemberRow>("SELECT team, technician FROM team_members WHERE organisation = @organisation", new { organisation }, cancellation))
            .ToLookup(m => m.Team, m => m.Technician);
        var rows = await database.ListAsync<TeamRow>(
            "SELECT team, name, hours, overflow_team, overflow_after_s FROM teams WHERE organisation = @organisation ORDER BY created_at, team", new { organisation }, cancellation);
        var portals = await database.ListAsync<PortalRow>(
            "SELECT p.portal, p.name, p.title, p.team, d.hours, d.skills FROM portals p LEFT JOIN portal_desks d ON d.portal = p.portal WHERE p.organisation = @organisation", new { organisation }, cancellation);
        return new TeamSet(
            settings, settings.Hours?.ToHours(out _), rows.ToDictionary(r => r.Team, r => r.ToTeam(members[r.Team])), portals.ToDictionary(p => p.Name, p => p.ToDesk(), StringComparer.Ordinal));
    }

    private sealed record MemberRow
    {
        public TeamId Team { get; init; }

        public TechnicianId Technician { get; init; }
    }

    private sealed record PortalRow
    {
        public PortalId Portal { get; init; }

        public string Name { get; init; } = "";

        public string Title { get; init; } = "";

        public TeamId? Team { get; init; }

        public string? Hours { get; init; }

        public string? Skills { get; init; }

        public PortalDesk ToDesk()
        {
            var hours = Hours is null ? null : JsonSerializer.Deserialize<HoursSettings>(Hours, WireJson.Options);
            return new PortalDesk(Portal, Name, Title, Team, hours, hours?.ToHours(out _), JsonSerializer.Deserialize<IReadOnlyList<string>>(Skills ?? "[]", WireJson.Options) ?? []);
        }
    }

    private sealed record TeamRow
    {
        public TeamId Team { get; init; }

        public string Name { get; init; } = "";

        public string? Hours { get; init; }

        public TeamId? OverflowTeam { get; init; }

        public long? OverflowAfterS { get; init; }

        public Team ToTeam(IEnumerable<TechnicianId> members)
        {
            var hours = Hours is null ? null : JsonSerializer.Deserialize<HoursSettings>(Hours, WireJson.Options);
            return new Team(Team, Name, hours, hours?.ToHours(out _), OverflowTeam, OverflowAfterS, members.ToHashSet());
        }
    }
}
