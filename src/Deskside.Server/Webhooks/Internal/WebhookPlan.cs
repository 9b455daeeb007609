namespace Deskside.Server.Webhooks.Internal;

/// <summary>When to try a delivery again.</summary>
internal static class WebhookPlan
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>After so many tries, this pause; null = give up.</summary>
    public static TimeSpan? After(long tries) => tries >= 1 && tries <= Pauses.Length ? Pauses[tries - 1] : null;
}
