using Deskside.Domain.Customers;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.SignOn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Customers.Internal;

/// <summary>The organisation's side: accounts of its customers.</summary>
internal static class CustomerAccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/api/v1/customers").WithTags("Customers")
            .RequireAuthorization(Policies.Needs(Permission.ManageCustomers)).RequireRateLimiting(RateLimits.WithToken);
        customers.MapGet("", ListAsync).WithName("ListCustomers").WithSummary("Newest first, at most 500; with search, those whose name or address has it in it.");
        customers.MapPost("", AddAsync).WithName("CreateCustomer");
        customers.MapPost("/{customer}/password", SetPasswordAsync).WithName("SetCustomerPassword").WithSummary("Also ends every sign-in of the account.");
        customers.MapDelete("/{customer}", CloseAsync).WithName("DeactivateCustomer");
    }

    private static async Task<Ok<IReadOnlyList<CustomerResponse>>> ListAsync(Caller.Technician caller, CustomerBook book, CancellationToken cancellation, string? search = null) =>
        TypedResults.Ok<IReadOnlyList<CustomerResponse>>([.. (await book.ListAsync(caller.Organisation, search, cancellation)).Select(CustomerResponse.Of)]);

    private static async Task<Results<Created<CustomerResponse>, ProblemHttpResult>> AddAsync(
        NewCustomerRequest body, Caller.Technician caller, CustomerBook book, PasswordHash passwords, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var displayName = fields.Read<PersonName>("displayName", body.DisplayName);
        var email = fields.Read<EmailAddress>("email", body.Email);
        var password = ReadPassword(fields, body.Password, email.ToString());
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await book.AddAsync(caller, displayName, email, passwords.Make(password.Text), cancellation) is { } row
            ? TypedResults.Created((string?)null, CustomerResponse.Of(row))
            : Problem.Of(StatusCodes.Status409Conflict, "email-taken", "There is an account with this address.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetPasswordAsync(
        CustomerId customer, CustomerPasswordRequest body, Caller.Technician caller, CustomerBook book, PasswordHash passwords, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var password = ReadPassword(fields, body.Password, "");
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await book.SetPasswordAsync(caller, customer, passwords.Make(password.Text), cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("There is no such account with a password of ours.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(CustomerId customer, Caller.Technician caller, CustomerBook book, CancellationToken cancellation) =>
        await book.CloseAsync(caller, customer, cancellation) ? TypedResults.NoContent() : Problem.NotFound("There is no such account.");

    private static NewPassword ReadPassword(FieldFaults fields, string? typed, string name)
    {
        if (NewPassword.TryParse(typed, name, out var password) != PasswordFault.None)
        {
            fields.Add("password", $"must have {NewPassword.MinLength} to {NewPassword.MaxLength} characters and be none of those that are guessed first");
        }

        return password;
    }
}

internal sealed record NewCustomerRequest(string? DisplayName, string? Email, string? Password);

internal sealed record CustomerPasswordRequest(string? Password);

internal sealed record CustomerResponse(CustomerId Id, CustomerKind Kind, string DisplayName, string? Email, DateTimeOffset CreatedAt, bool Active)
{
    public static CustomerResponse Of(CustomerRow row) =>
        new(row.Customer, EnumText.Read<CustomerKind>(row.Kind) ?? CustomerKind.Guest, row.DisplayName, row.Email, row.CreatedAt.ToInstant(), row.DeactivatedAt is null);
}
