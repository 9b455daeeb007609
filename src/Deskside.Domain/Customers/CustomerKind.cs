namespace Deskside.Domain.Customers;

/// <summary>How well a customer is known. Each kind has its own policy.</summary>
public enum CustomerKind
{
    /// <summary>Gave a name, proved nothing.</summary>
    Guest,

    /// <summary>Signed in with an account of this organisation's own.</summary>
    Account,

    /// <summary>Proved by the organisation's directory or identity provider: usually an employee.</summary>
    Directory,
}
