namespace Deskside.Bench.QueueBench.Load;

/// <summary>What one engine did under load.</summary>
internal sealed record LoadFigures(
    string Engine, int Customers, int Technicians, int Accepts, double JoinP50Ms, double JoinP95Ms, double JoinsASecond, double AcceptToldP50Ms, double AcceptToldP95Ms, double PositionsP95Ms, double MemoryMb, double CpuS, double SteadyS, int Missing);
