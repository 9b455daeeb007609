namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>What the mail server said to one try.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    public sealed record Taken : PostOutcome;

    /// <summary>For good: trying again is of no use.</summary>
    public sealed record Refused(string Reason) : PostOutcome;

    /// <summary>Not now: server away, busy, wrong account.</summary>
    public sealed record NotNow(string Reason) : PostOutcome;
}
