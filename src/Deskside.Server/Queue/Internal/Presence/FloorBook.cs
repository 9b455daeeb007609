using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>Who is on the floor: reads all helping technicians of an organisation with what they do just now.</summary>
internal sealed class FloorBook(Database database, FleetingNews fleeting, TimeProvider time)
{
    /// <summary>A console that was seen on any node within this time counts as open.</summary>
    public static readonly TimeSpan OnlineFor = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyDictionary<TechnicianId, FloorTechnician>> ReadAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var skills = (await database.ListAsync<SkillRow>("SELECT technician, skill FROM technician_skills WHERE organisation = @organisation", new { organisation }, cancellation))
            .ToLookup(s => s.Technician, s => s.Skill);
        var rows = await database.ListAsync<Row>(
            """
            SELECT t.technician, t.display_name, t.created_at, p.state, p.reason, p.since, p.seen_at,
              (SELECT COUNT(*) FROM sessions s WHERE s.technician = t.technician AND s.ended_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM session_holds h WHERE h.session = s.session AND h.ended_at IS NULL)) AS sessions,
              (SELECT MAX(s.ended_at) FROM sessions s WHERE s.technician = t.technician AND s.ended_at IS NOT NULL) AS last_end,
              (SELECT COUNT(*) FROM push_subscriptions u WHERE u.technician = t.technician) AS pushes
            FROM technicians t LEFT JOIN technician_presence p ON p.technician = t.technician
            WHERE t.organisation = @organisation AND t.deactivated_at IS NULL
            """,
            new { organisation },
            cancellation);
        var here = fleeting.TechniciansHere(organisation);
        var online = time.NowMs() - (long)OnlineFor.TotalMilliseconds;
        return rows.ToDictionary(r => r.Technician, r => r.ToFloor(here.Contains(r.Technician) || r.SeenAt > online, skills[r.Technician]));
    }

    private sealed record SkillRow
    {
        public TechnicianId Technician { get; init; }

        public string Skill { get; init; } = "";
    }

    private sealed record Row
    {
        public TechnicianId Technician { get; init; }

        public string DisplayName { get; init; } = "";

        public long CreatedAt { get; init; }

        public string? State { get; init; }

        public string? Reason { get; init; }

        public long? Since { get; init; }

        public long? SeenAt { get; init; }

        public long Sessions { get; init; }

        public long? LastEnd { get; init; }

        public long Pushes { get; init; }

        public FloorTechnician ToFloor(bool isOnline, IEnumerable<string> skills) => new(
            Technician,
            DisplayName,
            EnumText.Read<TechnicianState>(State) ?? TechnicianState.Available,
            Reason,
            Since ?? CreatedAt,
            (int)Sessions,
            Math.Max(LastEnd ?? 0, Since ?? CreatedAt),
            isOnline,
            Pushes > 0,
            skills.ToHashSet(StringComparer.Ordinal));
    }
}
