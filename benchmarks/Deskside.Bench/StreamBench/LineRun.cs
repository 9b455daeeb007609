using Deskside.Bench.StreamBench.People;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Bench.StreamBench.Watch;
using Deskside.Stage.Lines;
using Microsoft.Playwright;

namespace Deskside.Bench.StreamBench;

/// <summary>One session on one line, measured from the first picture to the last scene.</summary>
internal sealed class LineRun(string name, StreamOptions options)
{
    // Nobody has read who asks, and for what, in less; what programs prepare meanwhile is theirs.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(30);

    public async Task<LineFigures> MeasureAsync(CancellationToken cancellation)
    {
        await using var line = await ShapedLine.LayAsync(StreamOptions.LineOf(name));
        await using var desk = await HelpDesk.OpenAsync(line);
        await using var technician = await TechnicianPc.SwitchOnAsync(line, browser => options.IsTraced ? PageProbe.PlantAsync(browser) : Task.CompletedTask, cancellation);
        await using var customer = await CustomerPc.SwitchOnAsync(cancellation);
        try
        {
            return await MeasureAsync(line, desk, technician, customer, cancellation);
        }
        catch (Exception broken) when (broken is PlaywrightException or InvalidOperationException or TimeoutException)
        {
            var photo = Path.Combine(options.Photos ?? Path.GetTempPath(), $"deskside-bench-{name}.png");
            await technician.PhotographAsync(photo);
            throw new InvalidOperationException($"{broken.Message}\nThe technician's page: {photo}. It said: {technician.Problems}\nThe Companion said: {customer.CompanionOutput}", broken);
        }
    }

    private async Task<LineFigures> MeasureAsync(
        ShapedLine line, HelpDesk desk, TechnicianPc technician, CustomerPc customer, CancellationToken cancellation)
    {
        var figures = new LineFigures(name);
        var token = await technician.AnswerAsync(desk);
        await customer.ShareAsync(line, desk, await technician.CodeAsync(token));
        using var glass = new Glass(customer.Display, technician.Display);
        var place = await FindAsync(technician, customer, glass);

        // A second Companion for the same request: now it is known where its picture will stand.
        customer.Subject.Show(new DragScene());
        await customer.ShareAsync(line, desk, await technician.CodeAsync(token));
        await technician.MayAskAsync();
        await Task.Delay(Reading, TimeProvider.System, cancellation);
        await new FirstPicture(line, technician, glass, place).MeasureAsync(figures, FirstLimit);

        await technician.ControlAsync();
        technician.Hand.Click(place.X + 1700, place.Y + 40);
        using var watch = new StripWatch(technician.Display, place.X, place.Y);
        var probe = options.IsTraced ? await PageProbe.AttachAsync(technician.Page) : null;
        if (options.Keys > 0) await new KeyRun(technician, customer, watch, probe).MeasureAsync(figures, options.Keys, cancellation);
        foreach (var scene in options.Scenes)
        {
            var run = new SceneRun(line, customer, glass, watch, probe, place);
            figures.Scenes.Add(await run.MeasureAsync(StreamOptions.SceneOf(scene), options.Length, cancellation));
            Console.Error.WriteLine($"  {scene}");
            if (options.Photos is not null) await technician.PhotographAsync(Path.Combine(options.Photos, $"{name}-{scene}.png"));
        }
        return figures;
    }

    private static async Task<Place> FindAsync(TechnicianPc technician, CustomerPc customer, Glass glass)
    {
        await technician.MayAskAsync();
        _ = await technician.AskToViewAsync();
        await technician.ActualSizeAsync();
        var end = Clock.Now + (long)FirstLimit.TotalNanoseconds;
        while (Clock.Now < end)
        {
            if (glass.Find(customer.Subject.Number) is { } place) return place;
            glass.WaitForChange(end);
        }
        throw new InvalidOperationException("The customer's screen does not appear at 1:1 on the technician's.");
    }
}
