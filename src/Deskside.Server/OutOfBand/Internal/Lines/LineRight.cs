using Deskside.Domain.Identifiers;
using Deskside.Server.OutOfBand.Internal.Nodes;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>By whose right something is open to a PC.</summary>
/// <param name="Technician">Who opened it.</param>
/// <param name="SignIn">By which sign-in; null when it is not known, and then only the account counts.</param>
/// <param name="Joins">He did not hold the case when he opened it, but may join every session.</param>
internal sealed record LineRight(TechnicianId Technician, SignInMark? SignIn, JoinRight Joins)
{
    public string Actor => $"technician:{Technician}";
}

internal enum JoinRight
{
    /// <summary>He held the case: his right ends when he does no longer.</summary>
    Holder,

    /// <summary>He may join every session: his right ends with the session.</summary>
    Joins,
}
