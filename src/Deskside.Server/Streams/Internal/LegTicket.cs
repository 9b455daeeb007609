using Deskside.Protocol;

namespace Deskside.Server.Streams.Internal;

/// <summary>The right to join as this leg, once.</summary>
internal sealed record LegTicket(Ticket Ticket, long Leg);
