using System.Diagnostics;
using Deskside.Domain.Chat;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Chat.Internal;

/// <summary>The same five calls on both sides: /requests/mine/… for the customer, /requests/{request}/… for technicians.</summary>
internal static class ChatEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/v1/requests/mine").WithTags("Chat").RequireAuthorization(Policies.Customer).RequireRateLimiting(RateLimits.WithToken);
        mine.MapGet("/messages", (Caller.Customer c, ChatDesk d, ChatDoor r, CancellationToken x, long after = 0) => ReadAsync(c, c.Request, after, d, r, x)).WithName("ReadMyMessages");
        mine.MapPost("/messages", (PostMessageRequest b, Caller.Customer c, ChatDesk d, ChatDoor r, CancellationToken x) => PostAsync(c, c.Request, b, d, r, x)).WithName("PostMyMessage");
        mine.MapPost("/messages/seen", (SeenRequest b, Caller.Customer c, ChatDesk d, ChatDoor r, CancellationToken x) => SeenAsync(c, c.Request, b, d, r, x)).WithName("MarkMyMessages");
        mine.MapPost("/typing", (Caller.Customer c, ChatDesk d, ChatDoor r, CancellationToken x) => TellAsync(c, c.Request, d.Type, r, x)).WithName("TellMyTyping");
        mine.MapPost("/chat/raise", (Caller.Customer c, ChatDesk d, ChatDoor r, CancellationToken x) => TellAsync(c, c.Request, d.Raise, r, x)).WithName("RaiseMyChat");

        var others = routes.MapGroup("/api/v1/requests/{request}").WithTags("Chat").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
        others.MapGet("/messages", (RequestId request, Caller.Technician c, ChatDesk d, ChatDoor r, CancellationToken x, long after = 0) => ReadAsync(c, request, after, d, r, x)).WithName("ReadMessages");
        others.MapPost("/messages", (RequestId request, PostMessageRequest b, Caller.Technician c, ChatDesk d, ChatDoor r, CancellationToken x) => PostAsync(c, request, b, d, r, x)).WithName("PostMessage");
        others.MapPost("/messages/seen", (RequestId request, SeenRequest b, Caller.Technician c, ChatDesk d, ChatDoor r, CancellationToken x) => SeenAsync(c, request, b, d, r, x)).WithName("MarkMessages");
        others.MapPost("/typing", (RequestId request, Caller.Technician c, ChatDesk d, ChatDoor r, CancellationToken x) => TellAsync(c, request, d.Type, r, x)).WithName("TellTyping");
        others.MapPost("/chat/raise", (RequestId request, Caller.Technician c, ChatDesk d, ChatDoor r, CancellationToken x) => TellAsync(c, request, d.Raise, r, x)).WithName("RaiseChat");
    }

    private static async Task<Results<Ok<IReadOnlyList<MessageResponse>>, ProblemHttpResult>> ReadAsync(
        Caller caller, RequestId request, long after, ChatDesk desk, ChatDoor door, CancellationToken cancellation) =>
        await door.OpenAsync(caller, request, ChatPurpose.Read, cancellation) is { } place
            ? TypedResults.Ok<IReadOnlyList<MessageResponse>>([.. (await desk.ReadAsync(place, after, cancellation)).Select(MessageResponse.Of)])
            : Unknown();

    private static async Task<Results<Ok<MessageResponse>, ProblemHttpResult>> PostAsync(
        Caller caller, RequestId request, PostMessageRequest body, ChatDesk desk, ChatDoor door, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var text = fields.Read<MessageText>("text", body.Text);
        if (body.Id is null || body.Id == Guid.Empty)
        {
            fields.Add("id", "must be a UUID that you draw for this message, so that sending it again does no harm");
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if (await door.OpenAsync(caller, request, ChatPurpose.Write, cancellation) is not { } place)
        {
            return Unknown();
        }

        return await desk.PostAsync(place, body.Id!.Value, text, cancellation) switch
        {
            PostOutcome.Posted posted => TypedResults.Ok(MessageResponse.Of(posted.Message)),
            PostOutcome.IdReused => Problem.Of(StatusCodes.Status409Conflict, "id-reused", "This id was used for another message."),
            PostOutcome.Over => Problem.Of(StatusCodes.Status409Conflict, "request-over", "This request is over; nothing can be added to its chat."),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SeenAsync(
        Caller caller, RequestId request, SeenRequest body, ChatDesk desk, ChatDoor door, CancellationToken cancellation)
    {
        if (body.Kind is not { } kind)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "kind must be delivered or read.");
        }

        if (await door.OpenAsync(caller, request, ChatPurpose.Write, cancellation) is not { } place)
        {
            return Unknown();
        }

        await desk.SeenAsync(place, body.Number, kind, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TellAsync(
        Caller caller, RequestId request, Action<ChatPlace> tell, ChatDoor door, CancellationToken cancellation)
    {
        if (await door.OpenAsync(caller, request, ChatPurpose.Write, cancellation) is not { } place)
        {
            return Unknown();
        }

        if (!place.IsOver)
        {
            tell(place);
        }

        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such chat, or it is not yours.");
}
