using System.Diagnostics;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class SetupEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var setup = routes.MapGroup("/api/v1/setup").WithTags("Setup");
        setup.MapGet("", StateAsync).WithName("SetupState").RequireRateLimiting(RateLimits.Public);
        setup.MapPost("", EnterAsync).WithName("Setup").WithSummary("Makes the first administrator; the token stands in the link that the server printed.").RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<Ok<SetupState>> StateAsync(SetupDoor door, CancellationToken cancellation) =>
        TypedResults.Ok(new SetupState(await door.IsOpenAsync(cancellation)));

    private static async Task<Results<NoContent, ProblemHttpResult>> EnterAsync(SetupRequest body, SetupDoor door, PasswordHash passwords, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var organisation = fields.Read<OrganisationName>("organisation", body.Organisation);
        var account = AccountFields.Read(fields, body.Name, body.DisplayName, body.Password, [RoleKey.Of(Role.Technician), RoleKey.Of(Role.Supervisor), RoleKey.Of(Role.Administrator)]);
        if (!SecretToken.TryParse(body.Token, out var token))
        {
            return TokenOver();
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await door.EnterAsync(token, organisation, account.ToNewAccount(passwords), cancellation) switch
        {
            SetupOutcome.Done => TypedResults.NoContent(),
            SetupOutcome.TokenOver => TokenOver(),
            SetupOutcome.AlreadyDone => Problem.Of(StatusCodes.Status409Conflict, "already-set-up", "There is an administrator already; ask for an account."),
            SetupOutcome.NameTaken => AccountFields.NameTaken(),
            _ => throw new UnreachableException(),
        };
    }

    private static ProblemHttpResult TokenOver() => Problem.Of(
        StatusCodes.Status410Gone, "setup-link-over", "This link was used or is over. Restart the server: it prints a new one while there is no administrator.");
}
