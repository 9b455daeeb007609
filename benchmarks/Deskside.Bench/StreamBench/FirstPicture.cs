using Deskside.Bench.StreamBench.People;
using Deskside.Bench.StreamBench.Watch;
using Deskside.Stage.Lines;

namespace Deskside.Bench.StreamBench;

/// <summary>From consent to the whole picture. Consent was given in advance, so the technician's question is its moment; its way to the Companion counts.</summary>
internal sealed class FirstPicture(ShapedLine line, TechnicianPc technician, Glass glass, Place place)
{
    public async Task MeasureAsync(LineFigures figures, TimeSpan limit)
    {
        var before = line.UpBytes + line.DownBytes;
        var asked = await technician.AskToViewAsync();
        var end = asked + (long)limit.TotalNanoseconds;
        var whole = false;
        while (Clock.Now < end)
        {
            var look = glass.Look(place);
            var (at, bytes) = (Clock.Now, line.UpBytes + line.DownBytes);
            if (!whole && glass.IsWhole(look))
            {
                whole = true;
                (figures.FirstMs, figures.FirstKiloBytes) = (Clock.Ms(at - asked), (bytes - before) / 1000.0);
            }
            if (whole && glass.Compare(look).IsExactButPointer)
            {
                (figures.FirstExactMs, figures.FirstExactKiloBytes) = (Clock.Ms(at - asked), (bytes - before) / 1000.0);
                return;
            }
            glass.WaitForChange(end);
        }
        if (!whole) throw new InvalidOperationException($"No whole picture within {limit.TotalSeconds} s after consent.");
    }
}
