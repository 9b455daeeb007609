namespace Deskside.Domain.Technicians;

/// <summary>How long to wait after wrong guesses. Grows, is told, and never becomes for ever, so nobody can be locked out by a stranger.</summary>
public static class SignInPace
{
    /// <summary>Guesses older than this no longer count.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>On one sign-in name: four free, then 2, 4, 8 … 60 s.</summary>
    public static TimeSpan AfterOnName(long failures) => Grow(failures, 4, TimeSpan.FromSeconds(60));

    /// <summary>From one address, whichever names it tries: ten free, then 2, 4, 8 … 300 s.</summary>
    public static TimeSpan AfterFromAddress(long failures) => Grow(failures, 10, TimeSpan.FromSeconds(300));

    private static TimeSpan Grow(long failures, int free, TimeSpan most)
    {
        if (failures <= free)
        {
            return TimeSpan.Zero;
        }

        var seconds = Math.Pow(2, Math.Min(failures - free, 20));
        return TimeSpan.FromSeconds(Math.Min(seconds, most.TotalSeconds));
    }
}
