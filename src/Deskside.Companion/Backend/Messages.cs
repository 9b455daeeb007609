namespace Deskside.Companion.Backend;

/// <summary>One chat message as stored. <see cref="Number"/> counts up within a request.</summary>
public sealed record ChatMessage(
    long Number, string Id, string From, string? Name, string Text, DateTimeOffset At, DateTimeOffset? DeliveredAt, DateTimeOffset? ReadAt);

internal sealed record AskBody(string Portal, string Name, string Question, string WayIn);

internal sealed record JoinBody(string Code, string Platform, string Version);

internal sealed record PostMessageBody(string Id, string Text);

internal sealed record SeenBody(long Number, string Kind);

internal sealed record LegBody(string Role);

internal sealed record ConsentBody(string Capability, string State, bool InAdvance);

internal sealed record ScreenBody(long Pictures, long ChangedPixels, long Bytes);

internal sealed record EndBody(string? Reason);

internal sealed record LegTicket(string Ticket, string Path)
{
    public override string ToString() => $"Ticket for {Path} (redacted)";
}

internal sealed record PublicPortal(string? Name, string? Organisation, bool? Demo);

internal sealed record Problem(string? Code, string? Title, string? Detail, int? RetryAfterSeconds);
