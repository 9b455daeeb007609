using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>What the technician sees of the customer's desktop, and his hand on it. Coordinates are the desktop's.</summary>
internal sealed class Picture(IPage page)
{
    private ILocator Canvas => page.Locator("canvas").First;

    /// <summary>Waits until a picture of that size is there.</summary>
    public async Task ShowsAsync(int width, int height) =>
        await page.WaitForFunctionAsync("([w, h]) => { const c = document.querySelector('canvas'); return c && c.width === w && c.height === h; }", new[] { width, height });

    /// <summary>Waits until the pixel has that colour (0xRRGGBB), exactly.</summary>
    public Task HasPixelAsync(int x, int y, int rgb) => page.WaitForFunctionAsync(
        """
        ([x, y, rgb]) => {
          const c = document.querySelector('canvas');
          if (!c || c.width <= x) return false;
          const p = c.getContext('2d')?.getImageData(x, y, 1, 1).data;
          return p && (p[0] << 16 | p[1] << 8 | p[2]) === rgb;
        }
        """, new[] { x, y, rgb });

    /// <summary>All pixels as bytes R, G, B, A; empty when there is no picture.</summary>
    public async Task<byte[]> PixelsAsync()
    {
        var text = await page.EvaluateAsync<string>(
            """
            () => {
              const c = document.querySelector('canvas');
              if (!c) return '';
              const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              let s = '';
              for (let i = 0; i < d.length; i += 32768) s += String.fromCharCode(...d.subarray(i, i + 32768));
              return btoa(s);
            }
            """);
        return Convert.FromBase64String(text);
    }

    public Task<bool> IsThereAsync() => page.EvaluateAsync<bool>("() => !!document.querySelector('canvas')");

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
        var size = await page.EvaluateAsync<int[]>("() => { const c = document.querySelector('canvas'); return [c.width, c.height]; }");
        return (box.X + ((x + 0.5f) * box.Width / size[0]), box.Y + ((y + 0.5f) * box.Height / size[1]));
    }
}
