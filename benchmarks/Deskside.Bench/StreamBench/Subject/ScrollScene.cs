using Deskside.Bench.StreamBench.Painting;

namespace Deskside.Bench.StreamBench.Subject;

/// <summary>A long page (text, code, tables, pictures) that is scrolled as a wheel does: each notch of 100 pixels eases out over four frames.</summary>
internal sealed class ScrollScene : IScene
{
    private const int Left = 100, Top = 60, Width = 1600, Height = 960, PageHeight = 9000;
    private static readonly int[] Notch = [40, 30, 20, 10];

    private nuint _page;

    public string Name => "scroll";

    public int FramesPerSecond => 25;

    public void Lay(Easel easel, nuint window)
    {
        _page = easel.NewPixmap(Width, PageHeight);
        easel.Fill(_page, 0, 0, Width, PageHeight, 0xFFFFFF);
        for (var (y, part) = (20, 0); y < PageHeight - 400; part++) y = Part(easel, y, part);
        easel.Fill(window, 0, Strip.Height, 1920, 1080 - Strip.Height, 0x3A6EA5);
        easel.Frame(window, Left, Top - 24, Width, Height + 24, "Knowledge base", 0xFFFFFF);
        Draw(easel, window, -1);
    }

    public void Draw(Easel easel, nuint window, int frame)
    {
        var travelled = (frame + 1) / Notch.Length * 100;
        for (var step = 0; step < (frame + 1) % Notch.Length; step++) travelled += Notch[step];
        const int range = PageHeight - Height;
        var top = travelled % (2 * range);
        easel.Copy(_page, 0, top < range ? top : 2 * range - top, Width, Height, window, Left, Top);
    }

    private int Part(Easel easel, int y, int part)
    {
        easel.Text(_page, 60, y + 24, $"{part + 1}. Article {Prose.Mix(part) % 9000 + 1000}", 0x14532D, Easel.Heading);
        y += 44;
        for (var line = 0; line < 14; line++, y += 22) easel.Text(_page, 60, y + 16, Prose.Line(part * 100 + line, 130), line % 5 == 3 ? 0x0645ADu : 0x222222, Easel.Plain);
        y += 12;
        return (part % 3) switch
        {
            0 => Code(easel, y, part),
            1 => Table(easel, y, part),
            _ => Picture(easel, y, part),
        };
    }

    private int Code(Easel easel, int y, int part)
    {
        easel.Fill(_page, 60, y, 1200, 210, 0x1E1E1E);
        for (var line = 0; line < 10; line++)
        {
            easel.Text(_page, 74, y + 20 + line * 19, "public int", 0x569CD6, Easel.Mono);
            easel.Text(_page, 174, y + 20 + line * 19, $"Get{Prose.Mix(part * 40 + line) % 90000}(string key) => map[key]; // {Prose.Line(line + part, 30)}", 0xD4D4D4, Easel.Mono);
        }
        return y + 230;
    }

    private int Table(Easel easel, int y, int part)
    {
        for (var row = 0; row < 9; row++)
        {
            easel.Fill(_page, 60, y + row * 26, 1100, 25, row % 2 == 0 ? 0xEEEEFFu : 0xFFFFFF);
            for (var column = 0; column < 6; column++)
                easel.Text(_page, 70 + column * 180, y + 17 + row * 26, $"host-{Prose.Mix(part * 70 + row * 6 + column) % 10000}", 0x222222, Easel.Plain);
        }
        return y + 254;
    }

    private int Picture(Easel easel, int y, int part)
    {
        easel.Picture(_page, 60, y, 640, 320, Photo.Garden.Cut(part * 97 % 1920, part * 61 % 1280, 640, 320));
        return y + 340;
    }
}
