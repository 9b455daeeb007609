using System.Text.Json;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>Looks at a page as axe-core does, in light and in dark, on a desk and on a telephone.</summary>
internal static class Access
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Checkout.Root, "web/node_modules/axe-core/axe.min.js"));

    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 780), ("laptop", 1366, 768)];

    /// <summary>No fault that axe calls serious or critical, and nothing that a telephone can only show by scrolling sideways.</summary>
    public static async Task HasNoSeriousFaultAsync(IPage page, string name) => HasNone(await FaultsAsync(page, name));

    /// <summary>Fails with all of them in full.</summary>
    public static void HasNone(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join("\n", faults));

    /// <summary>The faults, each with page, colours, size and place. Leaves the page as it was.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string name)
    {
        var faults = new List<string>();
        var before = page.ViewportSize!;
        // Our own policy would not let a page add a script; the browser's tools may.
        await page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Axe} }} }}");
        foreach (var (size, width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await SettledAsync(page, scheme);
                await PictureAsync(page, $"{name}-{size}-{scheme}");
                var found = await page.EvaluateAsync<string>(
                    "async () => JSON.stringify((await axe.run()).violations.filter(v => ['serious','critical'].includes(v.impact)).flatMap(v => v.nodes.map(n => v.id + ' at ' + n.target.join(' ') + ': ' + n.failureSummary)))");
                faults.AddRange(JsonSerializer.Deserialize<string[]>(found)!.Select(fault => $"{name}, {size}, {scheme}: {fault}"));
            }

            var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (beyond > 0) faults.Add($"{name}, {size}: {beyond} px wider than the screen");
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.NoPreference });
        return faults;
    }

    // Half-way in, everything is pale. The console takes the colours over by script, a moment after the browser did, and they then fade in.
    private static Task SettledAsync(IPage page, ColorScheme scheme) => page.EvaluateAsync(
        """
        async (scheme) => {
          const drawn = () => new Promise((done) => requestAnimationFrame(done));
          const told = () => document.documentElement.dataset.mantineColorScheme ?? scheme;
          const moves = () => document.getAnimations().some((a) => a.playState === 'running' && a.effect.getComputedTiming().endTime !== Infinity);
          const patience = performance.now() + 10000;
          do {
            await drawn();
            await drawn();
          } while ((told() !== scheme || moves()) && performance.now() < patience);
        }
        """, scheme == ColorScheme.Dark ? "dark" : "light");

    /// <summary>Kept when DESKSIDE_PICTURES names a folder, to be looked at.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DESKSIDE_PICTURES") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
