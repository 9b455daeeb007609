namespace Deskside.Companion.Linux.Tests;

/// <summary>How long a test waits for something that must happen, before it says that it did not.</summary>
internal static class Patience
{
    /// <summary>A busy machine may take this many times longer; a test that passes never waits for it.</summary>
    private const int Busy = 5;

    public static CancellationToken Seconds(int seconds) => new CancellationTokenSource(TimeSpan.FromSeconds(seconds * Busy)).Token;
}
