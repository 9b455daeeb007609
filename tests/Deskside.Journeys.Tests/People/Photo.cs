using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>Looks at a page as on a laptop and on a telephone, light and dark: nothing may stick out at the side. Keeps pictures where DESKSIDE_PICTURES says.</summary>
internal static class Photo
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("laptop", 1280, 800), ("phone", 390, 844)];

    public static async Task TakeAsync(IPage page, string name)
    {
        var before = page.ViewportSize!;
        foreach (var (size, width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var excess = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(excess <= 0, $"{name} sticks out by {excess} pixels on a {size}");
                if (Environment.GetEnvironmentVariable("DESKSIDE_PICTURES") is { } folder)
                {
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size}-{scheme.ToString().ToLowerInvariant()}.png") });
                }
            }
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(before.Width, before.Height);
    }
}
