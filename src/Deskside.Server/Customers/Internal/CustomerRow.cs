using Deskside.Domain.Customers;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;

namespace Deskside.Server.Customers.Internal;

internal sealed record CustomerRow
{
    public OrganisationId Organisation { get; init; }

    public CustomerId Customer { get; init; }

    public string Kind { get; init; } = "";

    public string? Email { get; init; }

    public string DisplayName { get; init; } = "";

    public string Password { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? DeactivatedAt { get; init; }

    /// <summary>Of the sign-in through which the row was found.</summary>
    public long SeenAt { get; init; }

    public KnownCustomer ToKnown() => new(Customer, DisplayName, Email, EnumText.Read<CustomerKind>(Kind) ?? CustomerKind.Guest);

    public override string ToString() => $"customer {Customer}";
}
