namespace Deskside.Server.Queue.Internal.Picture;

/// <summary>Where somebody stands in his line.</summary>
/// <param name="Position">1 = next.</param>
/// <param name="Count">How many wait in the line.</param>
/// <param name="Expected">How long he will still wait; null when nothing says.</param>
internal readonly record struct Standing(int Position, int Count, TimeSpan? Expected)
{
    /// <summary>In steps that people use: a precise number would promise what nobody knows.</summary>
    public long? ExpectedSeconds => Expected is { } wait ? Rounded(wait.TotalSeconds) : null;

    private static long Rounded(double seconds) => seconds switch
    {
        < 60 => (long)(Math.Ceiling(seconds / 15) * 15),
        < 600 => (long)(Math.Ceiling(seconds / 60) * 60),
        _ => (long)(Math.Ceiling(seconds / 300) * 300),
    };
}
