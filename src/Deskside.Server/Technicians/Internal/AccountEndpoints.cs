using System.Diagnostics;
using Deskside.Domain.Identifiers;
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
        var accounts = routes.MapGroup("/api/v1/technicians").WithTags("Technicians").RequireAuthorization(Policies.Administrator).RequireRateLimiting(RateLimits.WithToken);
        accounts.MapGet("", ListAsync).WithName("ListTechnicians");
        accounts.MapPost("", AddAsync).WithName("CreateTechnician");
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
        var account = AccountFields.Read(fields, body.Name, body.DisplayName, body.Password, body.Roles);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if (await accounts.AddAsync(caller, account.ToNewAccount(passwords), IdempotencyKey.Read(request), cancellation) is not { } added)
        {
            return AccountFields.NameTaken();
        }

        var row = await accounts.FindAsync(caller.Organisation, added, cancellation);
        return TypedResults.Created((string?)null, ToResponse(row!));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetPasswordAsync(
        TechnicianId technician, PasswordRequest body, Caller.Technician caller, AccountDesk accounts, PasswordHash passwords, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(caller.Organisation, technician, cancellation) is not { } row)
        {
            return Unknown();
        }

        var fields = new FieldFaults();
        var password = AccountFields.ReadPassword(fields, "password", body.Password, row.Name);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await accounts.SetPasswordAsync(caller, technician, passwords.Make(password.Text), cancellation) ? TypedResults.NoContent() : Unknown();
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

        return await accounts.SetPasswordAsync(caller, caller.Id, passwords.Make(password.Text), cancellation) ? TypedResults.NoContent() : Unknown();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(
        TechnicianId technician, Caller.Technician caller, AccountDesk accounts, CancellationToken cancellation) =>
        await accounts.CloseAsync(caller, technician, cancellation) switch
        {
            CloseOutcome.Closed => TypedResults.NoContent(),
            CloseOutcome.Unknown => Unknown(),
            CloseOutcome.LastAdministrator => Problem.Of(StatusCodes.Status409Conflict, "last-administrator", "This is the last administrator; make another one first."),
            _ => throw new UnreachableException(),
        };

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such technician.");

    private static TechnicianResponse ToResponse(TechnicianRow row) =>
        new(row.Technician, row.Name, row.DisplayName, [.. RoleText.Read(row.Roles).Order()], row.CreatedAt.ToInstant(), row.DeactivatedAt is null);
}
