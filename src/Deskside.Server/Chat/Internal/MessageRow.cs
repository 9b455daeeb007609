namespace Deskside.Server.Chat.Internal;

internal sealed record MessageRow
{
    public long Number { get; init; }

    public string Id { get; init; } = "";

    public string Side { get; init; } = "";

    public string Name { get; init; } = "";

    public string Text { get; init; } = "";

    public string? Said { get; init; }

    public long At { get; init; }

    public long? DeliveredAt { get; init; }

    public long? ReadAt { get; init; }

    public override string ToString() => $"message {Number}";
}
