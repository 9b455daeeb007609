using System.Collections.Immutable;
using Deskside.Protocol;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>Says who may join. Implemented by the server, which alone knows tickets; the relay keeps none.</summary>
/// <remarks>
/// Called from many legs at once. A ticket is used up by being asked about, whatever the answer. A resume ticket comes here like any
/// other; each admission gives the next one. After a restart the relay knows nothing: session, leg numbers, names and the time
/// the session opened all come from the answers. The same technician keeps the same leg number in a session.
/// </remarks>
public interface ILegAdmission
{
    Task<AdmissionOutcome> AdmitAsync(Guid session, LegRole role, Ticket ticket, CancellationToken cancellation);
}

/// <summary>The answer to a ticket. Closed.</summary>
public abstract record AdmissionOutcome
{
    private AdmissionOutcome() { }

    /// <param name="Leg">Who this is; the sharer is leg 0.</param>
    /// <param name="Way">By a first ticket or a resume ticket.</param>
    /// <param name="ResumeTicket">The next right to come back, one-use.</param>
    /// <param name="SessionOpenedAt">Zero of the session's clock.</param>
    /// <param name="Known">Legs that belong to the session, here or not: shown as away until they come. May be empty.</param>
    public sealed record Admitted(
        LegIdentity Leg, AdmissionWay Way, Ticket ResumeTicket, DateTimeOffset SessionOpenedAt, ImmutableArray<LegIdentity> Known) : AdmissionOutcome;

    /// <param name="Reason">Usually <see cref="RefusalReason.TicketUnknownOrUsed"/>, <see cref="RefusalReason.TicketExpired"/> or <see cref="RefusalReason.SessionEnded"/>.</param>
    /// <param name="Text">For a person: what, and what to do. At most 1024 bytes.</param>
    public sealed record Denied(RefusalReason Reason, string Text) : AdmissionOutcome;
}

/// <summary>By which kind of ticket.</summary>
public enum AdmissionWay : byte { First, Resumed }

/// <summary>A leg as the server knows it. For the sharer, a viewer's names say who the technician is.</summary>
public sealed record LegIdentity(byte Leg, string Name, string Organisation)
{
    public const byte Sharer = 0;

    public bool IsSharer => Leg == Sharer;
}
