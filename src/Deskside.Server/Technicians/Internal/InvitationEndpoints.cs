using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.SignOn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class InvitationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/api/v1/technician-invitations").WithTags("Technicians");
        var own = invitations.MapGroup("").RequireAuthorization(Policies.Needs(Permission.ManageTechnicians)).RequireRateLimiting(RateLimits.WithToken);
        own.MapGet("", ListAsync).WithName("ListTechnicianInvitations").WithSummary("Those that are still open.");
        own.MapPost("", AddAsync).WithName("InviteTechnician").WithSummary("The answer holds the link, once: good for one account and seven days.");
        own.MapDelete("/{invitation}", RevokeAsync).WithName("RevokeTechnicianInvitation");
        invitations.MapPost("/look", LookAsync).WithName("LookAtTechnicianInvitation").RequireRateLimiting(RateLimits.SignIn);
        invitations.MapPost("/accept", AcceptAsync).WithName("AcceptTechnicianInvitation").RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<Ok<IReadOnlyList<ColleagueInvitationResponse>>> ListAsync(Caller.Technician caller, InvitationBook book, TimeProvider time, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<ColleagueInvitationResponse>>([.. (await book.OpenAsync(caller.Organisation, time.NowMs(), cancellation)).Select(ColleagueInvitationResponse.Of)]);

    private static async Task<Results<Created<NewInvitationResponse>, ProblemHttpResult>> AddAsync(
        NewInvitationRequest body, Caller.Technician caller, HttpRequest request, InvitationBook book, Addresses addresses, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var displayName = fields.Read<PersonName>("displayName", body.DisplayName);
        var email = fields.ReadOptional<EmailAddress>("email", body.Email);
        var roles = AccountFields.ReadRoles(fields, body.Roles);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        var page = new Uri(addresses.ForCaller(request), "/console/join");
        var (refusal, row, link) = await book.AddAsync(caller, displayName, email, roles, page, cancellation);
        return refusal is not null
            ? AccountFields.ToProblem(refusal)
            : TypedResults.Created((string?)null, new NewInvitationResponse(link.ToString(), ColleagueInvitationResponse.Of(row!)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(string invitation, Caller.Technician caller, InvitationBook book, CancellationToken cancellation) =>
        await book.RevokeAsync(caller, invitation, cancellation) ? TypedResults.NoContent() : Problem.NotFound("There is no such invitation, or it was used or revoked.");

    private static async Task<Results<Ok<InvitationLookResponse>, ProblemHttpResult>> LookAsync(
        InvitationTokenRequest body, InvitationBook book, TimeProvider time, CancellationToken cancellation) =>
        SecretToken.TryParse(body.Token, out var token) && await book.LookAsync(token, time.NowMs(), cancellation) is { } row
            ? TypedResults.Ok(new InvitationLookResponse(row.DisplayName))
            : Over();

    private static async Task<Results<NoContent, ProblemHttpResult>> AcceptAsync(
        AcceptInvitationRequest body, InvitationBook book, PolicyBook policies, PasswordHash passwords, TimeProvider time, CancellationToken cancellation)
    {
        if (!SecretToken.TryParse(body.Token, out var token) || await book.LookAsync(token, time.NowMs(), cancellation) is not { } row)
        {
            return Over();
        }

        var fields = new FieldFaults();
        var name = fields.Read<SignInName>("name", body.Name);
        var displayName = fields.Read<PersonName>("displayName", body.DisplayName);
        var password = AccountFields.ReadPassword(fields, "password", body.Password, name.ToString(), (await policies.OfAsync(row.Organisation, cancellation)).MinPassword);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await book.AcceptAsync(token, name, displayName, passwords.Make(password.Text), cancellation) switch
        {
            AccountOutcome.Done => TypedResults.NoContent(),
            AccountOutcome.NameTaken taken => AccountFields.ToProblem(taken),
            _ => Over(),
        };
    }

    private static ProblemHttpResult Over() =>
        Problem.Of(StatusCodes.Status410Gone, "invitation-over", "This invitation was used, revoked, or is over. Ask for a new one.");
}

/// <param name="DisplayName">As customers will see it; the invited can change it.</param>
/// <param name="Email">The link is mailed there, too; null = it is handed over in another way.</param>
/// <param name="Roles">Keys.</param>
internal sealed record NewInvitationRequest(string? DisplayName, string? Email, IReadOnlyList<string>? Roles);

internal sealed record ColleagueInvitationResponse(string Id, string DisplayName, string? Email, IReadOnlyList<string> Roles, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public static ColleagueInvitationResponse Of(InvitationRow row) =>
        new(row.Invitation, row.DisplayName, row.Email, RoleText.Read(row.Roles), row.CreatedAt.ToInstant(), row.ExpiresAt.ToInstant());
}

/// <param name="Link">The whole link, here and never again.</param>
/// <param name="About">What is kept of it.</param>
internal sealed record NewInvitationResponse(string Link, ColleagueInvitationResponse About);

internal sealed record InvitationTokenRequest(string? Token);

internal sealed record InvitationLookResponse(string DisplayName);

internal sealed record AcceptInvitationRequest(string? Token, string? Name, string? DisplayName, string? Password);
