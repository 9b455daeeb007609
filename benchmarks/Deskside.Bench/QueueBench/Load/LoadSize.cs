namespace Deskside.Bench.QueueBench.Load;

/// <summary>How large the load is.</summary>
internal sealed record LoadSize(int Customers, int Technicians, int Accepts, TimeSpan Pause);
