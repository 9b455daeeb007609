namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>When to try again: soon at first, then ever more patiently, about a day in all.</summary>
internal static class RetryPlan
{
    /// <summary>Nothing is tried for longer than this, however it came about.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <summary>After so many tries, this pause; null = give up.</summary>
    public static TimeSpan? After(long tries) => tries >= 1 && tries <= Pauses.Length ? Pauses[tries - 1] : null;
}
