using Deskside.Bench.StreamBench.People;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Bench.StreamBench.Watch;
using Deskside.Stage.Lines;

namespace Deskside.Bench.StreamBench;

/// <summary>One scene: laid, awaited until exact, moved for a while, awaited again.</summary>
internal sealed class SceneRun(ShapedLine line, CustomerPc customer, Glass glass, StripWatch watch, PageProbe? probe, Place place)
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ExactLimit = TimeSpan.FromSeconds(10);

    public async Task<SceneFigures> MeasureAsync(IScene scene, TimeSpan length, CancellationToken cancellation)
    {
        await Task.Run(() => customer.Subject.Show(scene), cancellation);
        var settled = await Task.Run(() => glass.UntilSame(place, SettleLimit), cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellation);
        watch.Begin();
        if (probe is not null) _ = await probe.TakeAsync();
        var (up, down, cpu, began) = (line.UpBytes, line.DownBytes, customer.CompanionSeconds, Clock.Now);
        var drawn = await Task.Run(() => customer.Subject.Play(length), cancellation);
        var seconds = (Clock.Now - began) / 1e9;
        var (upAfter, downAfter, cpuAfter) = (line.UpBytes, line.DownBytes, customer.CompanionSeconds);
        var stopped = drawn.Count == 0 ? began : drawn[^1].At;
        var same = await Task.Run(() => glass.UntilSame(place, ExactLimit), cancellation);
        var seen = Sight.FirstOf(watch.Seen);
        var trace = probe is null ? "" : KeyTrace.OfFrames(drawn, seen, await probe.TakeAsync());
        var delays = Sight.Delays(drawn.Where(moment => seen.ContainsKey(moment.Number)), seen).ToList();
        return new SceneFigures(scene.Name)
        {
            Drawn = drawn.Count,
            FramesPerSecond = drawn.Count(moment => seen.ContainsKey(moment.Number)) / seconds,
            DelayP50Ms = Quantile.Of(delays, 0.5),
            DelayP95Ms = Quantile.Of(delays, 0.95),
            UpKiloBytesPerSecond = (upAfter - up) / 1000.0 / seconds,
            DownKiloBytesPerSecond = (downAfter - down) / 1000.0 / seconds,
            CompanionCpu = 100 * (cpuAfter - cpu) / seconds,
            ExactAfterMs = same is { } at ? Clock.Ms(at - stopped) : null,
            Remark = (settled is null ? "was not exact before it moved; " : "") + (same is null ? $"still differs: {glass.Compare(place)}; " : "") + trace,
        };
    }
}
