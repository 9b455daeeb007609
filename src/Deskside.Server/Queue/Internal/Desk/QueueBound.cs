namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>How many may wait in one organisation; who asks beyond that is told that the queue is full.</summary>
/// <param name="MostWaiting">Twice what the load test proves.</param>
internal sealed record QueueBound(int MostWaiting)
{
    public static readonly QueueBound Usual = new(20_000);
}
