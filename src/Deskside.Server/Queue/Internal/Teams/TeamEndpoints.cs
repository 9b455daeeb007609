using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>Teams, skills and queue settings: read by every technician, changed by administrators.</summary>
internal static class TeamEndpoints
{
    private const int MostMembers = 1000;
    private const long LeastOverflowS = 30;
    private const long MostOverflowS = 86_400;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var teams = routes.MapGroup("/api/v1/teams").WithTags("Teams").RequireRateLimiting(RateLimits.WithToken);
        teams.MapGet("", ListAsync).WithName("ListTeams").RequireAuthorization(Policies.SignedIn);
        teams.MapPost("", CreateAsync).WithName("CreateTeam").RequireAuthorization(Policies.Needs(Permission.ManageTeams));
        teams.MapPut("/{team}", ChangeAsync).WithName("ChangeTeam").RequireAuthorization(Policies.Needs(Permission.ManageTeams));
        teams.MapDelete("/{team}", RemoveAsync).WithName("RemoveTeam").WithSummary("Who waits in its line waits in everybody's from then on.").RequireAuthorization(Policies.Needs(Permission.ManageTeams));
        routes.MapPut("/api/v1/technicians/{technician}/skills", SetSkillsAsync).WithName("SetSkills").WithTags("Teams")
            .RequireAuthorization(Policies.Needs(Permission.ManageTeams)).RequireRateLimiting(RateLimits.WithToken);
        var settings = routes.MapGroup("/api/v1/queue/settings").WithTags("Queue").RequireAuthorization(Policies.Needs(Permission.ManageTeams)).RequireRateLimiting(RateLimits.WithToken);
        settings.MapGet("", async (Caller.Technician c, TeamBook b, CancellationToken x) => TypedResults.Ok((await b.ReadAsync(c.Organisation, x)).Settings)).WithName("ReadQueueSettings");
        settings.MapPut("", SetSettingsAsync).WithName("SetQueueSettings").WithSummary("What is not named goes back to its default.");
    }

    private static async Task<Ok<IReadOnlyList<TeamResponse>>> ListAsync(Caller.Technician caller, TeamBook book, TimeProvider time, CancellationToken cancellation)
    {
        var set = await book.ReadAsync(caller.Organisation, cancellation);
        return TypedResults.Ok<IReadOnlyList<TeamResponse>>([.. set.Teams.Values.Select(t => TeamResponse.Of(t, set, time.GetUtcNow()))]);
    }

    private static Task<Results<Ok<TeamId>, ProblemHttpResult>> CreateAsync(TeamRequest body, Caller.Technician caller, TeamDesk desk, CancellationToken cancellation) =>
        SaveAsync(null, body, caller, desk, cancellation);

    private static Task<Results<Ok<TeamId>, ProblemHttpResult>> ChangeAsync(TeamId team, TeamRequest body, Caller.Technician caller, TeamDesk desk, CancellationToken cancellation) =>
        SaveAsync(team, body, caller, desk, cancellation);

    private static async Task<Results<Ok<TeamId>, ProblemHttpResult>> SaveAsync(TeamId? team, TeamRequest body, Caller.Technician caller, TeamDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var name = fields.Read<TeamName>("name", body.Name);
        if (body.Hours is not null && body.Hours.ToHours(out var fault) is null)
        {
            fields.Add("hours", fault);
        }

        if (body.OverflowTeam is null != body.OverflowAfterSeconds is null || body.OverflowAfterSeconds is < LeastOverflowS or > MostOverflowS)
        {
            fields.Add("overflowAfterSeconds", $"must be {LeastOverflowS} to {MostOverflowS} and come together with overflowTeam");
        }

        if (body.Members?.Count > MostMembers)
        {
            fields.Add("members", $"must be at most {MostMembers}");
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await desk.SaveAsync(caller, team, name, body, cancellation) is { } saved
            ? TypedResults.Ok(saved)
            : Problem.Of(StatusCodes.Status409Conflict, "team-conflict", "The name is taken, or the team, its overflow team or a member does not exist.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(TeamId team, Caller.Technician caller, TeamDesk desk, CancellationToken cancellation) =>
        await desk.RemoveAsync(caller, team, cancellation) ? TypedResults.NoContent() : Problem.NotFound("There is no such team.");

    private static async Task<Results<NoContent, ProblemHttpResult>> SetSkillsAsync(
        TechnicianId technician, SkillsRequest body, Caller.Technician caller, TeamDesk desk, CancellationToken cancellation)
    {
        if (SkillWords.Read(body.Skills) is not { } skills)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", $"skills {SkillWords.Rule}.");
        }

        return await desk.SetSkillsAsync(caller, technician, skills, cancellation) ? TypedResults.NoContent() : Problem.NotFound("There is no such technician.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetSettingsAsync(QueueSettings body, Caller.Technician caller, TeamDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        foreach (var (field, fault) in body.Faults())
        {
            fields.Add(field, fault);
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        await desk.SetSettingsAsync(caller, body, cancellation);
        return TypedResults.NoContent();
    }
}
