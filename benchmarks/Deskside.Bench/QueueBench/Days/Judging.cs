namespace Deskside.Bench.QueueBench.Days;

/// <summary>Whether a day counts, or only teaches.</summary>
internal enum Judging
{
    Learns,
    Counts,
}
