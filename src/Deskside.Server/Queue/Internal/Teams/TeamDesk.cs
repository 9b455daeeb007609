using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>Changes teams, skills and queue settings; each change is audited with what was before and after.</summary>
internal sealed class TeamDesk(Database database, TeamBook book, AuditTrail audit)
{
    /// <summary>Makes a team (null) or changes one. Null when the name is taken, or team, overflow team or a member is unknown.</summary>
    public async Task<TeamId?> SaveAsync(Caller.Technician caller, TeamId? team, TeamName name, TeamRequest body, CancellationToken cancellation)
    {
        var before = team is { } id ? (await book.ReadAsync(caller.Organisation, cancellation)).Teams.GetValueOrDefault(id) : null;
        return await database.ChangeAsync(
            async unit =>
            {
                var saved = team ?? unit.NewId<TeamId>();
                var row = new
                {
                    caller.Organisation,
                    team = saved,
                    name = name.ToString(),
                    key = name.Key,
                    hours = body.Hours is null ? null : JsonSerializer.Serialize(body.Hours, WireJson.Options),
                    body.OverflowTeam,
                    body.OverflowAfterSeconds,
                    now = unit.NowMs,
                };
                var isFree = await unit.FirstAsync<long>("SELECT COUNT(*) FROM teams WHERE organisation = @Organisation AND name_key = @key AND team <> @team", row) == 0;
                var written = !isFree ? 0 : team is null
                    ? await unit.ExecuteAsync(
                        """
                        INSERT INTO teams (organisation, team, name, name_key, hours, overflow_team, overflow_after_s, created_at)
                        VALUES (@Organisation, @team, @name, @key, @hours, @OverflowTeam, @OverflowAfterSeconds, @now)
                        """,
                        row)
                    : await unit.ExecuteAsync(
                        """
                        UPDATE teams SET name = @name, name_key = @key, hours = @hours, overflow_team = @OverflowTeam, overflow_after_s = @OverflowAfterSeconds
                        WHERE organisation = @Organisation AND team = @team
                        """,
                        row);
                if (written == 0 || !await FillAsync(unit, caller.Organisation, saved, body))
                {
                    unit.GiveUp();
                    return (TeamId?)null;
                }

                await ChangedAsync(unit, caller, $"team:{saved}", before is null ? null : new { before.Name, before.HoursSettings, before.OverflowTeam, before.OverflowAfterS, before.Members }, body);
                return saved;
            },
            cancellation);
    }

    /// <summary>Who waits in its line waits in everybody's from then on. False when there is no such team.</summary>
    public Task<bool> RemoveAsync(Caller.Technician caller, TeamId team, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var name = await unit.FirstAsync<string>("DELETE FROM teams WHERE organisation = @Organisation AND team = @team RETURNING name", new { caller.Organisation, team });
            if (name is null)
            {
                return false;
            }

            await unit.ExecuteAsync("DELETE FROM team_members WHERE team = @team", new { team });
            await unit.ExecuteAsync("UPDATE teams SET overflow_team = NULL, overflow_after_s = NULL WHERE overflow_team = @team", new { team });
            await unit.ExecuteAsync("UPDATE portals SET team = NULL WHERE team = @team", new { team });
            foreach (var request in await unit.ListAsync<RequestRecord>(
                "UPDATE requests SET team = NULL, queued_at = @now WHERE organisation = @Organisation AND team = @team AND state = 'waiting' RETURNING request, reserved_for",
                new { caller.Organisation, team, now = unit.NowMs }))
            {
                unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Changed, Desk.RequestAudience.Of(request.ReservedFor), null) { Request = request.Request, Holder = request.ReservedFor });
            }

            await ChangedAsync(unit, caller, $"team:{team}", new { name }, null);
            return true;
        },
        cancellation);

    /// <summary>False when there is no such technician.</summary>
    public Task<bool> SetSkillsAsync(Caller.Technician caller, TechnicianId technician, IReadOnlyCollection<string> skills, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM technicians WHERE organisation = @Organisation AND technician = @technician", new { caller.Organisation, technician }) == 0)
            {
                return false;
            }

            var before = await unit.ListAsync<string>("SELECT skill FROM technician_skills WHERE technician = @technician", new { technician });
            await unit.ExecuteAsync("DELETE FROM technician_skills WHERE technician = @technician", new { technician });
            foreach (var skill in skills)
            {
                await unit.ExecuteAsync("INSERT INTO technician_skills (organisation, technician, skill) VALUES (@Organisation, @technician, @skill)", new { caller.Organisation, technician, skill });
            }

            await ChangedAsync(unit, caller, $"technician:{technician}", before, skills);
            return true;
        },
        cancellation);

    public async Task SetSettingsAsync(Caller.Technician caller, QueueSettings settings, CancellationToken cancellation)
    {
        var before = (await book.ReadAsync(caller.Organisation, cancellation)).Settings;
        await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "INSERT INTO queue_settings (organisation, settings) VALUES (@Organisation, @text) ON CONFLICT (organisation) DO UPDATE SET settings = excluded.settings",
                    new { caller.Organisation, text = JsonSerializer.Serialize(settings, WireJson.Options) });
                await ChangedAsync(unit, caller, $"organisation:{caller.Organisation}", before, settings);
            },
            cancellation);
    }

    /// <summary>False when there is no such portal.</summary>
    public async Task<bool> SetPortalAsync(Caller.Technician caller, PortalId portal, HoursSettings? hours, IReadOnlyList<string> skills, CancellationToken cancellation)
    {
        var before = (await book.ReadAsync(caller.Organisation, cancellation)).Portals.Values.FirstOrDefault(p => p.Id == portal);
        return before is not null && await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    """
                    INSERT INTO portal_desks (organisation, portal, hours, skills) VALUES (@Organisation, @portal, @text, @words)
                    ON CONFLICT (portal) DO UPDATE SET hours = excluded.hours, skills = excluded.skills
                    """,
                    new { caller.Organisation, portal, text = hours is null ? null : JsonSerializer.Serialize(hours, WireJson.Options), words = JsonSerializer.Serialize(skills, WireJson.Options) });
                await ChangedAsync(unit, caller, $"portal:{portal}", new { before.HoursSettings, before.Skills }, new { hours, skills });
                return true;
            },
            cancellation);
    }

    private static async Task<bool> FillAsync(Unit unit, OrganisationId organisation, TeamId team, TeamRequest body)
    {
        if (body.OverflowTeam is { } overflow
            && (overflow == team || await unit.FirstAsync<long>("SELECT COUNT(*) FROM teams WHERE organisation = @organisation AND team = @overflow", new { organisation, overflow }) == 0))
        {
            return false;
        }

        await unit.ExecuteAsync("DELETE FROM team_members WHERE team = @team", new { team });
        foreach (var technician in (body.Members ?? []).Distinct())
        {
            var added = await unit.ExecuteAsync(
                """
                INSERT INTO team_members (organisation, team, technician)
                SELECT t.organisation, @team, t.technician FROM technicians t WHERE t.organisation = @organisation AND t.technician = @technician
                """,
                new { organisation, team, technician });
            if (added == 0)
            {
                return false;
            }
        }

        return true;
    }

    private async Task ChangedAsync(Unit unit, Caller.Technician caller, string subject, object? before, object? after)
    {
        unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Settings, Audience.Technicians, null));
        await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), RequestKinds.Settings, subject)
        {
            Details = new Dictionary<string, string?> { ["before"] = Write(before), ["after"] = Write(after) },
        });
    }

    private static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), WireJson.Options);
}
