using Deskside.Domain.Chat;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Answers;

/// <summary>Canned answers: read by every technician, kept by supervisors and administrators.</summary>
internal static class AnswerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/api/v1/canned-answers").WithTags("Canned answers").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
        answers.MapGet("", async (Caller.Technician c, AnswerBook b, CancellationToken x) =>
            TypedResults.Ok<IReadOnlyList<AnswerResponse>>([.. (await b.ListAsync(c.Organisation, x)).Select(a => new AnswerResponse(a.Answer, a.Title, a.Text, a.Team))])).WithName("ListCannedAnswers");
        answers.MapPost("", (AnswerRequest b, Caller.Technician c, AnswerBook k, CancellationToken x) => SaveAsync(null, b, c, k, x)).WithName("CreateCannedAnswer");
        answers.MapPut("/{answer}", (Guid answer, AnswerRequest b, Caller.Technician c, AnswerBook k, CancellationToken x) => SaveAsync(answer, b, c, k, x)).WithName("ChangeCannedAnswer");
        answers.MapDelete("/{answer}", RemoveAsync).WithName("RemoveCannedAnswer");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(Guid? answer, AnswerRequest body, Caller.Technician caller, AnswerBook book, CancellationToken cancellation)
    {
        if (!MayKeep(caller))
        {
            return NotForYou();
        }

        var fields = new FieldFaults();
        var title = fields.Read<TeamName>("title", body.Title);
        var text = fields.Read<MessageText>("text", body.Text);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await book.SaveAsync(caller, answer, title.ToString(), text.ToString(), body.Team, cancellation)
            ? TypedResults.NoContent()
            : Problem.Of(StatusCodes.Status409Conflict, "answers-full", $"There is no such answer, or there are {AnswerBook.Most} already.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(Guid answer, Caller.Technician caller, AnswerBook book, CancellationToken cancellation) =>
        !MayKeep(caller) ? NotForYou() : await book.RemoveAsync(caller, answer, cancellation) ? TypedResults.NoContent() : Problem.NotFound("There is no such answer.");

    private static bool MayKeep(Caller.Technician caller) => caller.May(Permission.ManageTeams) || caller.May(Permission.DirectQueue);

    private static ProblemHttpResult NotForYou() => Problem.Of(StatusCodes.Status403Forbidden, "forbidden", "This needs the permission to direct the queue or to manage teams.");
}

internal sealed record AnswerRequest(string? Title, string? Text, TeamId? Team);

internal sealed record AnswerResponse(string Answer, string Title, string Text, TeamId? Team);
