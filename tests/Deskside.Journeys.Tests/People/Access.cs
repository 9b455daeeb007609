using System.Text.Json;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>Looks at a page as axe-core does, in light and in dark, and as small as a phone.</summary>
internal static class Access
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Checkout.Root, "web/node_modules/axe-core/axe.min.js"));

    /// <summary>No fault that axe calls serious or critical.</summary>
    public static async Task HasNoSeriousFaultAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await PictureAsync(page, $"{name}-{scheme}");
            // Our own policy would not let a page add a script; the browser's tools may.
            await page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Axe} }} }}");
            var found = await page.EvaluateAsync<string>(
                "async () => JSON.stringify((await axe.run()).violations.filter(v => ['serious','critical'].includes(v.impact)).map(v => ({ id: v.id, where: v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary) })))");
            Assert.True(JsonDocument.Parse(found).RootElement.GetArrayLength() == 0, $"{name} {scheme}: {found}");
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Kept when DESKSIDE_PICTURES names a folder, to be looked at.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DESKSIDE_PICTURES") is not { Length: > 0 } folder) return;
        foreach (var (size, width, height) in new[] { ("phone", 390, 780), ("laptop", 1366, 768), ("wide", 1920, 1080) })
        {
            var before = page.ViewportSize!;
            await page.SetViewportSizeAsync(width, height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size}.png") });
            await page.SetViewportSizeAsync(before.Width, before.Height);
        }
    }
}
