using Deskside.Bench.StreamBench.People;
using Deskside.Bench.StreamBench.Painting;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Bench.StreamBench.Watch;

namespace Deskside.Bench.StreamBench;

/// <summary>Keys at the technician's window until their effect stands on his screen.</summary>
internal sealed class KeyRun(TechnicianPc technician, CustomerPc customer, StripWatch watch, PageProbe? probe)
{
    // A session is long: its first keys, before everything was compiled and seen once, are pressed but not counted.
    private const int Uncounted = 20;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    public async Task MeasureAsync(LineFigures figures, int keys, CancellationToken cancellation)
    {
        customer.Subject.Show(new TypingScene());
        await Task.Delay(Settling, TimeProvider.System, cancellation);
        watch.Begin();
        if (probe is not null) _ = await probe.TakeAsync();
        var answering = Task.Run(() => customer.Subject.Answer(keys + Uncounted, TimeSpan.FromMilliseconds(130 * (keys + Uncounted)) + Grace), cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        var pressed = new List<long>();
        for (var i = 0; i < keys + Uncounted; i++)
        {
            pressed.Add(technician.Hand.Press());
            // Never in step with any picture clock.
            await Task.Delay(TimeSpan.FromMilliseconds(80 + Prose.Mix(i) % 50), TimeProvider.System, cancellation);
        }
        var answers = (await answering).Skip(Uncounted).ToList();
        pressed.RemoveRange(0, Uncounted);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellation);
        var seen = Sight.FirstOf(watch.Seen);
        (figures.Keys, figures.KeysAnswered) = (keys, answers.Count);
        var whole = Sight.Delays(answers.Select((answer, i) => answer.Drawn with { At = pressed[i] }), seen).ToList();
        figures.DelayP50Ms = Quantile.Of(whole, 0.5);
        figures.DelayP95Ms = Quantile.Of(whole, 0.95);
        figures.InputP50Ms = Quantile.Of(answers.Select((answer, i) => Clock.Ms(answer.Heard - pressed[i])), 0.5);
        figures.PictureP50Ms = Quantile.Of(Sight.Delays(answers.Select(answer => answer.Drawn), seen), 0.5);
        if (probe is null) return;
        var page = await probe.TakeAsync();
        var trace = new KeyTrace();
        foreach (var (answer, press) in answers.Zip(pressed))
            if (seen.TryGetValue(answer.Drawn.Number, out var at)) trace.Add(press, answer.Heard, answer.Drawn, at, page);
        figures.Trace = [.. trace.Lines];
    }
}
