using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Streams.Internal;

/// <summary>The right to join as this leg, once.</summary>
internal sealed record LegTicket(SecretToken Ticket, long Leg);
