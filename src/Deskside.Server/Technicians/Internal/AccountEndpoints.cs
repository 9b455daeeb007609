using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/technicians").WithTags("Technicians")
            .RequireAuthorization(Policies.Needs(Permission.ManageTechnicians)).RequireRateLimiting(RateLimits.WithToken);
        accounts.MapGet("", ListAsync).WithName("ListTechnicians");
        accounts.MapPost("", AddAsync).WithName("CreateTechnician");
        accounts.MapPut("/{technician}", ChangeAsync).WithName("ChangeTechnician").WithSummary("Rights hold at once, for those who are signed in, too.");
        accounts.MapPost("/{technician}/password", SetPasswordAsync).WithName("SetTechnicianPassword").WithSummary("Also ends every sign-in of the account.");
        accounts.MapDelete("/{technician}", CloseAsync).WithName("DeactivateTechnician");
        routes.MapPost("/api/v1/me/password", ChangeOwnPasswordAsync).WithName("ChangeOwnPassword").WithTags("Technicians")
            .WithSummary("Also ends every sign-in of the account, this one included.")
            .RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<Ok<IReadOnlyList<TechnicianResponse>>> ListAsync(Caller.Technician caller, AccountDesk accounts, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<TechnicianResponse>>([.. (await accounts.ListAsync(caller.Organisation, cancellation)).Select(ToResponse)]);

    private static async Task<Results<Created<TechnicianResponse>, ProblemHttpResult>> AddAsync(
        NewTechnicianRequest body, HttpRequest request, Caller.Technician caller, AccountDesk accounts, PasswordHash passwords, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var account = AccountFields.Read(fields, body.Name, body.DisplayName, body.Password, AccountFields.ReadRoles(fields, body.Roles));
        var email = fields.ReadOptional<EmailAddress>("email", body.Email);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        var outcome = await accounts.AddAsync(caller, account.ToNewAccount(passwords) with { Email = email }, IdempotencyKey.Read(request), cancellation);
        return outcome is AccountOutcome.Done done
            ? TypedResults.Created((string?)null, ToResponse((await accounts.FindAsync(caller.Organisation, done.Technician, cancellation))!))
            : AccountFields.ToProblem(outcome);
    }

    private static async Task<Results<Ok<TechnicianResponse>, ProblemHttpResult>> ChangeAsync(
        TechnicianId technician, ChangedTechnicianRequest body, Caller.Technician caller, AccountDesk accounts, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var displayName = fields.Read<PersonName>("displayName", body.DisplayName);
        var email = fields.ReadOptional<EmailAddress>("email", body.Email);
        var roles = AccountFields.ReadRoles(fields, body.Roles);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        var outcome = await accounts.ChangeAsync(caller, technician, displayName, email, roles, cancellation);
        return outcome is AccountOutcome.Done
            ? TypedResults.Ok(ToResponse((await accounts.FindAsync(caller.Organisation, technician, cancellation))!))
            : AccountFields.ToProblem(outcome);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetPasswordAsync(
        TechnicianId technician, PasswordRequest body, Caller.Technician caller, AccountDesk accounts, PasswordHash passwords, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(caller.Organisation, technician, cancellation) is not { } row)
        {
            return AccountFields.ToProblem(new AccountOutcome.Unknown());
        }

        var fields = new FieldFaults();
        var password = AccountFields.ReadPassword(fields, "password", body.Password, row.Name);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return NoContentOr(await accounts.SetPasswordAsync(caller, technician, passwords.Make(password.Text), cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeOwnPasswordAsync(
        ChangePasswordRequest body, Caller.Technician caller, AccountDesk accounts, PasswordHash passwords, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var password = AccountFields.ReadPassword(fields, "new", body.New, caller.Name);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        var row = await accounts.FindAsync(caller.Organisation, caller.Id, cancellation);
        if (row is null || body.Current is not { Length: <= 1024 } current || passwords.Check(current, row.Password) == PasswordFit.Wrong)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "wrong-credentials", "The current password is wrong.");
        }

        return NoContentOr(await accounts.SetPasswordAsync(caller, caller.Id, passwords.Make(password.Text), cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(
        TechnicianId technician, Caller.Technician caller, AccountDesk accounts, CancellationToken cancellation) =>
        NoContentOr(await accounts.CloseAsync(caller, technician, cancellation));

    private static Results<NoContent, ProblemHttpResult> NoContentOr(AccountOutcome outcome) =>
        outcome is AccountOutcome.Done ? TypedResults.NoContent() : AccountFields.ToProblem(outcome);

    private static TechnicianResponse ToResponse(TechnicianRow row) =>
        new(row.Technician, row.Name, row.DisplayName, row.Email, RoleText.Read(row.Roles), row.CreatedAt.ToInstant(), row.DeactivatedAt is null);
}
