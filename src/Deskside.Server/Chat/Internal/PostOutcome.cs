namespace Deskside.Server.Chat.Internal;

internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>Now, or by an earlier call with the same id.</summary>
    public sealed record Posted(MessageRow Message) : PostOutcome;

    /// <summary>The id was used for another text.</summary>
    public sealed record IdReused : PostOutcome;

    public sealed record Over : PostOutcome;
}
