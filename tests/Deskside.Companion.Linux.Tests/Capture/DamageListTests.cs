using Deskside.Codec;
using Deskside.Companion.Linux.Capture;

namespace Deskside.Companion.Linux.Tests.Capture;

public sealed class DamageListTests
{
    [Fact]
    public void Every_damaged_pixel_stays_covered_in_few_rectangles_inside_the_surface()
    {
#pragma warning disable RS0030 // Seeded: the same rectangles in every run.
        var random = new Random(11);
#pragma warning restore RS0030
        for (var run = 0; run < 200; run++)
        {
            var damage = new DamageList(1920, 1080);
            var added = new List<(int X, int Y)>();
            for (var i = 0; i < 60; i++)
            {
                var (x, y, width, height) = (random.Next(-100, 2000), random.Next(-100, 1200), random.Next(0, 300), random.Next(0, 300));
                damage.Add(x, y, width, height);
                if (width > 0 && height > 0 && x is >= 0 and < 1920 && y is >= 0 and < 1080) added.Add((x, y));
            }
            Assert.InRange(damage.Rects.Length, 0, DamageList.Most);
            var rects = damage.Rects.ToArray();
            Assert.All(rects, r => Assert.True(r is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && r.X + r.Width <= 1920 && r.Y + r.Height <= 1080));
            Assert.All(added, p => Assert.Contains(rects, r => p.X >= r.X && p.Y >= r.Y && p.X < r.X + r.Width && p.Y < r.Y + r.Height));
        }
    }

    [Fact]
    public void Far_damage_is_kept_apart_and_near_damage_joined()
    {
        var damage = new DamageList(1920, 1080);
        damage.Add(10, 10, 20, 20);
        damage.Add(32, 10, 20, 20);
        damage.Add(1800, 1000, 20, 20);
        Assert.Equal([new PixelRect(10, 10, 42, 20), new PixelRect(1800, 1000, 20, 20)], damage.Rects.ToArray());
    }
}
