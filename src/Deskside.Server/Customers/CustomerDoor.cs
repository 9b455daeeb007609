using Deskside.Domain.Customers;
using Deskside.Domain.Identifiers;
using Deskside.Server.Customers.Internal;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Customers;

/// <summary>Says who asks. What others call: whoever takes questions asks here first.</summary>
public sealed class CustomerDoor
{
    private readonly CustomerKeeper _keeper;
    private readonly CustomerPolicyBook _policies;

    internal CustomerDoor(CustomerKeeper keeper, CustomerPolicyBook policies) => (_keeper, _policies) = (keeper, policies);

    /// <summary>By the cookie of a sign-in on this organisation's portal; a sign-in elsewhere counts for nothing here.</summary>
    public async Task<CustomerStanding> OfAsync(HttpContext context, OrganisationId organisation, CancellationToken cancellation)
    {
        // A program that asks with a bearer token asks for somebody else: cookies do not count beside it.
        var known = !BearerToken.IsPresent(context.Request) && SecretToken.TryParse(context.Request.Cookies[Schemes.KnownCustomerCookie], out var token)
            ? await _keeper.FindAsync(organisation, token, cancellation)
            : null;
        var kind = known?.Kind ?? CustomerKind.Guest;
        return new CustomerStanding(kind, await _policies.OfAsync(organisation, kind, cancellation), known);
    }
}
