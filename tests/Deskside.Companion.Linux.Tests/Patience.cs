namespace Deskside.Companion.Linux.Tests;

/// <summary>How long a test waits for something that must happen, before it says that it did not.</summary>
internal static class Patience
{
    public static CancellationToken Seconds(int seconds) => new CancellationTokenSource(TimeSpan.FromSeconds(seconds)).Token;
}
