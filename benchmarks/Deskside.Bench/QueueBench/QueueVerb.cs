using System.Globalization;
using System.Text.Json;
using Deskside.Bench.QueueBench.Days;
using Deskside.Bench.QueueBench.Load;

namespace Deskside.Bench.QueueBench;

/// <summary><c>queue [--only wait|load] [--engines sqlite,postgres] [--customers N] [--technicians N] [--accepts N] [--server FILE] [--json FILE]</c></summary>
internal static class QueueVerb
{
    private const double MostRatio = 0.6;
    private const double MostToldMs = 250;
    private const double MostPositionsMs = 2000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || arguments[i] is not ("--only" or "--engines" or "--customers" or "--technicians" or "--accepts" or "--server" or "--json"))
            {
                Console.Error.WriteLine($"{arguments[i]} needs a value, or is not known.");
                return 2;
            }

            options[arguments[i]] = arguments[i + 1];
        }

        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var isGood = true;
        if (options.GetValueOrDefault("--only") is null or "wait")
        {
            isGood &= Wait(figures);
        }

        if (options.GetValueOrDefault("--only") is null or "load")
        {
            var size = new LoadSize(Number("--customers", 10_000), Number("--technicians", 500), Number("--accepts", 60), TimeSpan.FromMilliseconds(250));
            var server = options.GetValueOrDefault("--server") ?? Path.Combine(AppContext.BaseDirectory, "../../../../../src/Deskside.Server/bin/Release/net10.0/deskside-server");
            foreach (var engine in options.GetValueOrDefault("--engines", "sqlite,postgres").Split(','))
            {
                isGood &= Load(await MeasureAsync(server, engine, size), figures);
            }
        }

        if (options.TryGetValue("--json", out var file))
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures));
        }

        return isGood ? 0 : 1;

        int Number(string name, int otherwise) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    private static async Task<LoadFigures> MeasureAsync(string server, string engine, LoadSize size)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var store = engine == "postgres" ? await Store.StartAsync(limit.Token) : null;
        await using var desk = await Desk.StartAsync(server, store?.Connection, limit.Token);
        var technicians = await Seed.TechniciansAsync(desk, store?.Connection, size.Technicians, limit.Token);
        return await new LoadRun(desk, technicians, size).MeasureAsync(engine, limit.Token);
    }

    private static bool Wait(SortedDictionary<string, double> figures)
    {
        var wait = WaitFigures.Measure();
        Say($"{wait.Days} simulated days, {wait.Judged} answered, mean wait {wait.MeanWaitS:0} s; mean error: model {wait.ModelErrorS:0.0} s, plain average of the last ten {wait.PlainErrorS:0.0} s");
        Say($"queue.wait_error_ratio            {wait.Ratio,10:0.000}   target at most {MostRatio:0.00}");
        figures["queue.wait_error_ratio"] = wait.Ratio;
        return wait.Ratio <= MostRatio;
    }

    private static bool Load(LoadFigures f, SortedDictionary<string, double> figures)
    {
        Say($"{f.Engine}: {f.Customers} customers wait, {f.Technicians} technicians, {f.Accepts} accepts in {f.SteadyS:0.0} s; {f.JoinsASecond:0} joins a second (half within {f.JoinP50Ms:0.0} ms); told half within {f.AcceptToldP50Ms:0.0} ms; {f.Missing} not told");
        Print("queue.accept_told_p95_ms", f.AcceptToldP95Ms, $"target at most {MostToldMs:0}");
        Print("queue.positions_p95_ms", f.PositionsP95Ms, $"target at most {MostPositionsMs:0}");
        Print("queue.join_p95_ms", f.JoinP95Ms, "");
        Print("queue.joins_a_second", f.JoinsASecond, "");
        Print("queue.memory_mb", f.MemoryMb, "server process");
        Print("queue.cpu_s", f.CpuS, $"server process, in {f.SteadyS:0} s");
        return f.Missing == 0 && f.AcceptToldP95Ms <= MostToldMs && f.PositionsP95Ms <= MostPositionsMs;

        void Print(string name, double value, string about)
        {
            // PostgreSQL's stand beside: queue.pg_…
            var own = f.Engine == "postgres" ? name.Replace("queue.", "queue.pg_", StringComparison.Ordinal) : name;
            figures[own] = value;
            Say($"{own,-34}{value,10:0.0}   {about}");
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
