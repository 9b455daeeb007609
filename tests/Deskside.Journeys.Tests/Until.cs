namespace Deskside.Journeys.Tests;

/// <summary>Waits for what has no event of its own, such as a file's content, and says what was there instead when it never comes.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public static CancellationToken Patience => new CancellationTokenSource(Limit).Token;

    public static async Task TrueAsync(Func<Task<bool>> holds, Func<Task<string>> otherwise)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(Limit);
        try
        {
            while (!await holds()) await tick.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail(await otherwise());
        }
    }
}
