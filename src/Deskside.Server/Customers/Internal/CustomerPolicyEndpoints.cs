using Deskside.Domain.Customers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Customers.Internal;

internal static class CustomerPolicyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/v1/customer-policies").WithTags("Customers")
            .RequireAuthorization(Policies.Needs(Permission.ManageCustomers)).RequireRateLimiting(RateLimits.WithToken);
        policies.MapGet("", ListAsync).WithName("ListCustomerPolicies").WithSummary("One each for guests, local accounts and people of a directory.");
        policies.MapPut("/{kind}", ChangeAsync).WithName("ChangeCustomerPolicy");
    }

    private static async Task<Ok<IReadOnlyList<CustomerPolicyResponse>>> ListAsync(Caller.Technician caller, CustomerPolicyBook book, CancellationToken cancellation)
    {
        var all = new List<CustomerPolicyResponse>();
        foreach (var kind in Enum.GetValues<CustomerKind>())
        {
            var policy = await book.OfAsync(caller.Organisation, kind, cancellation);
            all.Add(new CustomerPolicyResponse(kind, policy.MayAsk, policy.Priority, policy.MustGiveMail));
        }

        return TypedResults.Ok<IReadOnlyList<CustomerPolicyResponse>>(all);
    }

    private static async Task<Results<Ok<CustomerPolicyResponse>, ProblemHttpResult>> ChangeAsync(
        string kind, CustomerPolicyRequest body, Caller.Technician caller, CustomerPolicyBook book, CancellationToken cancellation)
    {
        if (EnumText.Read<CustomerKind>(kind) is not { } of)
        {
            return Problem.NotFound("There is no such kind of customer: guest, account or directory.");
        }

        if (body.Priority is not (>= CustomerPolicy.LeastPriority and <= CustomerPolicy.MostPriority))
        {
            var fields = new FieldFaults();
            fields.Add("priority", $"must be {CustomerPolicy.LeastPriority} to {CustomerPolicy.MostPriority}");
            return fields.ToProblem();
        }

        var policy = new CustomerPolicy(body.MayAsk ?? true, body.Priority ?? 0, body.MustGiveMail ?? false);
        await book.ChangeAsync(caller, of, policy, cancellation);
        return TypedResults.Ok(new CustomerPolicyResponse(of, policy.MayAsk, policy.Priority, policy.MustGiveMail));
    }
}

internal sealed record CustomerPolicyRequest(bool? MayAsk, long? Priority, bool? MustGiveMail);

internal sealed record CustomerPolicyResponse(CustomerKind Kind, bool MayAsk, long Priority, bool MustGiveMail);
