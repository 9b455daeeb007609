using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Deskside.Bench.QueueBench.Load;

/// <summary>Ten thousand customers wait and five hundred technicians watch, over real connections; then questions are accepted at a steady pace.</summary>
/// <remarks>Told = from the moment before an accept is sent until each technician's stream and the accepted customer's had it in hand.
/// Positions = from an accept's answer until each other customer was told a count that knows of it. Customers send heartbeats all the time.</remarks>
internal sealed class LoadRun(Desk desk, IReadOnlyList<string> technicians, LoadSize size)
{
    public const string Positions = "queue.positions";
    public const string Accepted = "request.accepted";

    private const int JoinersAtOnce = 8;
    private const int OpenersAtOnce = 32;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(7);

    private readonly ConcurrentDictionary<string, long> _acceptedAt = new();
    private readonly ConcurrentBag<double> _told = [];
    private readonly ConcurrentBag<double> _positions = [];
    private readonly long[] _answeredAt = new long[size.Accepts + 1];
    private readonly int _customers = size.Customers;
    private int _answered;

    public async Task<LoadFigures> MeasureAsync(string engine, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = desk.Address };
        await Parallel.ForEachAsync(technicians, Limit(OpenersAtOnce, cancellation), async (token, c) =>
            await new Listener(HearTechnician).OpenAsync(desk.Port, "/api/v1/events?as=technician&topics=queue", $"Cookie: deskside-technician={token}", c));
        var (customers, joins, joinSeconds) = await JoinAsync(http, cancellation);
        await Parallel.ForEachAsync(customers, Limit(OpenersAtOnce, cancellation), async (customer, c) =>
            await new Listener(new CustomerEar(this, customer.Request).Hear).OpenAsync(desk.Port, "/api/v1/events?as=customer", $"Authorization: Bearer {customer.Token}", c));
        using var stopBeating = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beating = BeatAsync(http, customers, stopBeating.Token);
        // Until all first places are told.
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, cancellation);
        var (cpu, began) = (desk.Cpu, Stopwatch.GetTimestamp());
        for (var n = 0; n < size.Accepts; n++)
        {
            await AcceptAsync(http, customers[n].Request, technicians[n % technicians.Count], cancellation);
            await Task.Delay(size.Pause, TimeProvider.System, cancellation);
        }

        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, cancellation);
        var steady = Stopwatch.GetElapsedTime(began);
        var spent = desk.Cpu - cpu;
        await stopBeating.CancelAsync();
        await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var told = _told.Order().ToArray();
        var places = _positions.Order().ToArray();
        var missing = (size.Accepts * (technicians.Count + 1)) - told.Length;
        return new LoadFigures(
            engine, customers.Count, technicians.Count, size.Accepts, At(joins, 0.5), At(joins, 0.95), customers.Count / joinSeconds, At(told, 0.5), At(told, 0.95), At(places, 0.95), desk.MemoryMb, spent.TotalSeconds, steady.TotalSeconds, missing);
    }

    private async Task<(List<(string Request, string Token)> Customers, double[] Ms, double Seconds)> JoinAsync(HttpClient http, CancellationToken cancellation)
    {
        var customers = new (string, string)[size.Customers];
        var took = new double[size.Customers];
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, size.Customers), Limit(JoinersAtOnce, cancellation), async (number, c) =>
        {
            var at = Stopwatch.GetTimestamp();
            customers[number] = await desk.AskAsync(http, number, c);
            took[number] = Stopwatch.GetElapsedTime(at).TotalMilliseconds;
        });
        Array.Sort(took);
        return ([.. customers], took, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private async Task AcceptAsync(HttpClient http, string request, string technician, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"api/v1/queue/{request}/accept");
        message.Headers.Add("Cookie", $"deskside-technician={technician}");
        message.Headers.Add("X-Deskside", "1");
        _acceptedAt[request] = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(message, cancellation);
        answer.EnsureSuccessStatusCode();
        _answeredAt[_answered + 1] = Stopwatch.GetTimestamp();
        Volatile.Write(ref _answered, _answered + 1);
    }

    /// <summary>Spread evenly, as ten thousand pages would be.</summary>
    private static async Task BeatAsync(HttpClient http, List<(string Request, string Token)> customers, CancellationToken cancellation)
    {
        const int Slices = 70;
        for (var slice = 0; ; slice = (slice + 1) % Slices)
        {
            var next = Task.Delay(Heartbeat / Slices, TimeProvider.System, cancellation);
            await Parallel.ForEachAsync(customers.Where((_, n) => n % Slices == slice), Limit(16, cancellation), async (customer, c) =>
            {
                using var message = new HttpRequestMessage(HttpMethod.Post, "api/v1/requests/mine/here");
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", customer.Token);
                using var answer = await http.SendAsync(message, c);
                answer.EnsureSuccessStatusCode();
            });
            await next;
        }
    }

    private void HearTechnician(string kind, ReadOnlySpan<byte> data, long now)
    {
        if (kind == Accepted)
        {
            Told(Text(data, "\"request\":\""u8, 36), now);
        }
    }

    private void Told(string request, long now)
    {
        if (_acceptedAt.TryGetValue(request, out var at))
        {
            _told.Add(Stopwatch.GetElapsedTime(at, now).TotalMilliseconds);
        }
    }

    private static string Text(ReadOnlySpan<byte> data, ReadOnlySpan<byte> before, int length) =>
        data.IndexOf(before) is >= 0 and var at ? Encoding.ASCII.GetString(data.Slice(at + before.Length, length)) : "";

    private static ParallelOptions Limit(int most, CancellationToken cancellation) => new() { MaxDegreeOfParallelism = most, CancellationToken = cancellation };

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    /// <summary>One customer's stream: knows of how many accepts he was told.</summary>
    private sealed class CustomerEar(LoadRun run, string request)
    {
        private int _known;

        public void Hear(string kind, ReadOnlySpan<byte> data, long now)
        {
            if (kind == Accepted)
            {
                run.Told(request, now);
            }
            else if (kind == Positions && data.IndexOf("\"waitingCount\":"u8) is >= 0 and var at && Utf8Parser.TryParse(data[(at + 15)..], out int count, out _))
            {
                var gone = Math.Min(run._answeredAt.Length - 1, Math.Max(0, run._customers - count));
                for (var n = _known + 1; n <= gone; n++)
                {
                    if (run._answeredAt[n] is > 0 and var answered)
                    {
                        run._positions.Add(Math.Max(0, Stopwatch.GetElapsedTime(answered, now).TotalMilliseconds));
                    }
                }

                _known = Math.Max(_known, gone);
            }
        }
    }
}
