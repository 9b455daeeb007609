using Deskside.Domain.Identifiers;
using Deskside.Domain.Invitations;
using Deskside.Domain.Portals;
using Deskside.Domain.Queue;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Invitations.Internal;

/// <summary>The technician's side of invitations.</summary>
internal static class InvitationEndpoints
{
    private const int LeastMinutes = 5;
    private const int MostMinutes = 480;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/api/v1/invitations").WithTags("Invitations")
            .RequireAuthorization(Policies.Needs(Permission.InviteCustomers)).RequireRateLimiting(RateLimits.WithToken);
        invitations.MapGet("", ListAsync).WithName("ListInvitations").WithSummary("Those that the caller wrote, newest first, at most 200.");
        invitations.MapPost("", AddAsync).WithName("Invite").WithSummary("Mails a link that is good once; the request that it becomes is reserved for the caller.");
        invitations.MapDelete("/{invitation}", RevokeAsync).WithName("RevokeInvitation");
    }

    private static async Task<Ok<IReadOnlyList<InvitationResponse>>> ListAsync(Caller.Technician caller, InvitationBook book, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<InvitationResponse>>([.. (await book.OfAsync(caller, cancellation)).Select(i => ToResponse(i, now))]);
    }

    private static async Task<Results<Created<InvitationResponse>, ProblemHttpResult>> AddAsync(
        NewInvitationRequest body, HttpContext context, Caller.Technician caller, InvitationDesk desk, InvitationBook book, IPortalDesk portals, Addresses addresses, TimeProvider time,
        CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var portal = await portals.FindAsync(body.Portal, cancellation);
        if (portal is null || portal.Organisation != caller.Organisation)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "unknown-portal", "There is no such portal.");
        }

        var language = body.Language ?? portal.Languages[0];
        if (!CustomerLanguages.Knows(language))
        {
            faults.Add("language", $"must be one of {string.Join(", ", CustomerLanguages.All)}");
        }

        var wanted = new NewInvitation(
            portal.Name,
            faults.Read<EmailAddress>("address", body.Address),
            faults.ReadOptional<PersonName>("name", body.Name),
            language,
            faults.ReadOptional<PersonalMessage>("message", body.Message),
            ReadAppointment(faults, body.Appointment, time.GetUtcNow()),
            addresses.ForCaller(context.Request));
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        if (!portal.WaysIn.Contains(WayIn.Invitation))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "way-in-closed", "This portal takes nobody by invitation; an administrator can switch that on.");
        }

        if (await desk.AddAsync(caller, wanted, cancellation) is not { } added)
        {
            return Problem.SlowDownNow(context, TimeSpan.FromHours(1));
        }

        return TypedResults.Created((string?)null, ToResponse((await book.FindAsync(caller, added, cancellation))!, time.GetUtcNow()));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        InvitationId invitation, Caller.Technician caller, InvitationDesk desk, CancellationToken cancellation) =>
        await desk.RevokeAsync(caller, invitation, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("You have no such invitation that could still be taken back.");

    private static Appointment? ReadAppointment(FieldFaults faults, AppointmentMessage? body, DateTimeOffset now)
    {
        if (body is null)
        {
            return null;
        }

        if (body.At <= now || body.At > now + InvitationRules.LongestAhead)
        {
            faults.Add("appointment.at", $"must lie ahead, by at most {InvitationRules.LongestAhead.TotalDays} days");
        }

        if (body.Minutes is < LeastMinutes or > MostMinutes)
        {
            faults.Add("appointment.minutes", $"must be {LeastMinutes} to {MostMinutes}, but is {body.Minutes}");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(body.TimeZone ?? "UTC", out var zone))
        {
            faults.Add("appointment.timeZone", "must be the name of a time zone, such as Europe/Berlin");
        }

        return new Appointment(body.At, TimeSpan.FromMinutes(body.Minutes), zone ?? TimeZoneInfo.Utc);
    }

    private static InvitationResponse ToResponse(InvitationRow row, DateTimeOffset now) => new(
        row.Invitation, row.Address, row.Name, row.Language, row.Portal, row.Message, row.AppointmentAt.ToInstant(), row.AppointmentMinutes, row.StateAt(now), row.Reason,
        row.CreatedAt.ToInstant(), row.ExpiresAt.ToInstant(), row.OpenedAt.ToInstant(), row.UsedAt.ToInstant(), row.Request);
}
