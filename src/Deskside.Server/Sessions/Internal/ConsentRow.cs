using Deskside.Domain.Identifiers;

namespace Deskside.Server.Sessions.Internal;

internal sealed record ConsentRow
{
    public SessionId Session { get; init; }

    public string Capability { get; init; } = "";

    public string State { get; init; } = "";

    public long At { get; init; }
}
