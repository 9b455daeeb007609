namespace Deskside.Bench.QueueBench.Load;

/// <summary>The clock on the wall, for what goes into a store.</summary>
internal static class Wall
{
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
