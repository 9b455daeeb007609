using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>What the technician sees of the customer's desktop, and his hand on it. Coordinates are the desktop's.</summary>
internal sealed class Picture(IPage page)
{
    // A canvas that a worker paints gives no drawing context to the page, so that it is copied to be read. Its size stands in data-size, and it
    // has a width as soon as the first picture has come over from the worker.
    private const string Copied =
        """
        const c = document.querySelector('canvas[data-size]');
        const [width, height] = c?.width > 0 ? c.dataset.size.split('×').map(Number) : [0, 0];
        const read = (x, y, w, h) => {
          const copy = Object.assign(document.createElement('canvas'), { width: w, height: h }).getContext('2d', { willReadFrequently: true });
          copy.drawImage(c, x, y, w, h, 0, 0, w, h);
          return copy.getImageData(0, 0, w, h).data;
        };
        """;

    private ILocator Canvas => page.Locator("canvas[data-size]").First;

    /// <summary>Waits until a picture of that size is there.</summary>
    public async Task ShowsAsync(int width, int height) =>
        await page.WaitForFunctionAsync($"([w, h]) => {{ {Copied} return width === w && height === h; }}", new[] { width, height });

    /// <summary>Waits until the pixel has that colour (0xRRGGBB), exactly.</summary>
    public Task HasPixelAsync(int x, int y, int rgb) => page.WaitForFunctionAsync(
        $$"""
        ([x, y, rgb]) => {
          {{Copied}}
          if (width <= x || height <= y) return false;
          const p = read(x, y, 1, 1);
          return (p[0] << 16 | p[1] << 8 | p[2]) === rgb;
        }
        """, new[] { x, y, rgb });

    public async Task ClickAsync(int x, int y, int times = 1)
    {
        var (px, py) = await OnPageAsync(x, y);
        await page.Mouse.MoveAsync(px, py);
        for (var i = 0; i < times; i++) await page.Mouse.ClickAsync(px, py, new() { ClickCount = i + 1 });
    }

    public async Task MoveAsync(int x, int y)
    {
        var (px, py) = await OnPageAsync(x, y);
        await page.Mouse.MoveAsync(px, py);
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Keys for what a keyboard has, input events for the rest, as a person's browser would send them.</summary>
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    private async Task<(float X, float Y)> OnPageAsync(int x, int y)
    {
        var box = await Canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("There is no picture.");
        var size = await page.EvaluateAsync<int[]>($"() => {{ {Copied} return [width, height]; }}");
        return (box.X + ((x + 0.5f) * box.Width / size[0]), box.Y + ((y + 0.5f) * box.Height / size[1]));
    }
}
