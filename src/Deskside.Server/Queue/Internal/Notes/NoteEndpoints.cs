using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue.Internal.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Notes;

/// <summary>What technicians keep at a request for each other, and what they knew before.</summary>
internal static class NoteEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var request = routes.MapGroup("/api/v1/requests/{request}").WithTags("Requests").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
        request.MapGet("/notes", ListAsync).WithName("ListNotes").WithSummary("Internal notes; customers never see them.");
        request.MapPost("/notes", AddAsync).WithName("AddNote").RequireAuthorization(Policies.Helping);
        request.MapGet("/earlier", EarlierAsync).WithName("ListEarlier").WithSummary("This customer's last ten requests before this one, found by the verified identity, else by the address.");
    }

    private static async Task<Results<Ok<IReadOnlyList<NoteResponse>>, ProblemHttpResult>> ListAsync(
        RequestId request, Caller.Technician caller, RequestDoor door, NoteBook notes, CancellationToken cancellation) =>
        await door.MayReadAsync(caller, request, cancellation)
            ? TypedResults.Ok<IReadOnlyList<NoteResponse>>([.. (await notes.ListAsync(caller.Organisation, request, cancellation)).Select(n => new NoteResponse(n.Note, n.DisplayName, n.Text, n.At.ToInstant()))])
            : RequestDoor.Unknown();

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        RequestId request, NoteRequest body, Caller.Technician caller, RequestDoor door, NoteBook notes, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var text = fields.Read<DeskNote>("text", body.Text);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if (!await door.MayReadAsync(caller, request, cancellation))
        {
            return RequestDoor.Unknown();
        }

        await notes.AddAsync(caller, request, text, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<EarlierResponse>>, ProblemHttpResult>> EarlierAsync(
        RequestId request, Caller.Technician caller, RequestDoor door, NoteBook notes, CancellationToken cancellation) =>
        await door.MayReadAsync(caller, request, cancellation)
            ? TypedResults.Ok<IReadOnlyList<EarlierResponse>>([.. (await notes.EarlierAsync(caller, request, cancellation)).Select(e =>
                new EarlierResponse(e.Request, e.AskedAt.ToInstant(), e.Question, EnumText.Read<RequestState>(e.State) ?? RequestState.Left, e.TechnicianName, e.Outcome, e.Note))])
            : RequestDoor.Unknown();
}

internal sealed record NoteRequest(string? Text);

internal sealed record NoteResponse(string Note, string Technician, string Text, DateTimeOffset At);

/// <param name="Request">Which.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Question">What was asked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Technician">Who helped last; null when nobody did.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Note">What the technician noted at the end.</param>
internal sealed record EarlierResponse(RequestId Request, DateTimeOffset AskedAt, string Question, RequestState State, string? Technician, string? Outcome, string? Note);
