using Deskside.Domain.Chat;
using Deskside.Server.Hosting;

namespace Deskside.Server.Chat.Internal;

/// <param name="Number">In its thread, from 1 without a gap.</param>
/// <param name="Id">The writer's own, by which a repeated call is known.</param>
/// <param name="From">Which side.</param>
/// <param name="Name">Who.</param>
/// <param name="Text">As typed: whoever shows it escapes it.</param>
/// <param name="At">When the server took it.</param>
/// <param name="DeliveredAt">When the other side's page had it.</param>
/// <param name="ReadAt">When the other side looked at it.</param>
/// <param name="Said">What the desk itself says by it: a page that knows the word says it in its reader's language instead of the text.</param>
internal sealed record MessageResponse(
    long Number, Guid Id, ChatSide From, string Name, string Text, DateTimeOffset At, DateTimeOffset? DeliveredAt, DateTimeOffset? ReadAt, ChatWord? Said)
{
    public static MessageResponse Of(MessageRow row) => new(
        row.Number,
        Guid.Parse(row.Id),
        EnumText.Read<ChatSide>(row.Side) ?? ChatSide.System,
        row.Name,
        row.Text,
        row.At.ToInstant(),
        row.DeliveredAt.ToInstant(),
        row.ReadAt.ToInstant(),
        EnumText.Read<ChatWord>(row.Said));
}

internal sealed record PostMessageRequest(Guid? Id, string? Text);

internal sealed record SeenRequest(long Number, SeenKind? Kind);
