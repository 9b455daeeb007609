using Deskside.Protocol.Messages;

namespace Deskside.Server.Streams.Internal;

internal sealed record LegRequest(LegRole? Role);

/// <param name="Ticket">base64url of 32 bytes.</param>
/// <param name="Path">Of the WebSocket.</param>
/// <param name="Leg">0 = sharer; a viewer's number stays his in this session.</param>
internal sealed record LegResponse(string Ticket, string Path, long Leg);
