using Deskside.Domain.Customers;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Customers;

/// <summary>Who asks, and what the organisation's policy says of people like him.</summary>
/// <param name="Kind">How well he is known.</param>
/// <param name="Policy">Of that kind.</param>
/// <param name="Account">Null = guest.</param>
public sealed record CustomerStanding(CustomerKind Kind, CustomerPolicy Policy, KnownCustomer? Account)
{
    /// <summary>The verified identity to be kept with a request; null = guest.</summary>
    public string? Subject => Account is { } known ? $"customer:{known.Id}" : null;
}

/// <param name="Id">The account.</param>
/// <param name="DisplayName">As he is called.</param>
/// <param name="Email">Null = none is known.</param>
/// <param name="Kind">Local account, or proved by a provider.</param>
public sealed record KnownCustomer(CustomerId Id, string DisplayName, string? Email, CustomerKind Kind);
