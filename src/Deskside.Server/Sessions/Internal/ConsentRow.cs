using Deskside.Domain.Identifiers;
using Deskside.Domain.Sessions;
using Deskside.Server.Hosting;

namespace Deskside.Server.Sessions.Internal;

internal sealed record ConsentRow
{
    public SessionId Session { get; init; }

    public string Capability { get; init; } = "";

    public string State { get; init; } = "";

    public long InAdvance { get; init; }

    public long At { get; init; }

    /// <summary>Null for words that this program does not know.</summary>
    public ConsentResponse? ToResponse() =>
        EnumText.Read<Capability>(Capability) is { } capability && EnumText.Read<ReportedConsent>(State) is { } state
            ? new ConsentResponse(capability, state, InAdvance == 1, At.ToInstant())
            : null;
}
