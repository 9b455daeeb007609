namespace Deskside.Bench.Scenes;

/// <summary>The short synthetic screens behind testdata/codec: what a helpdesk sees, small enough for a repository.</summary>
internal static class SceneList
{
    private const uint Paper = 0xFFFFFF, Ink = 0x202020, Desk = 0x3A6EA5, Bar = 0xDDE1E6;
    private const string Prose = "The customer reports that printing fails after the update and the queue keeps forty two jobs that nobody sent today ";

    /// <summary>Name, width, height, ticks, and what draws tick n.</summary>
    public static IEnumerable<(string Name, int Width, int Height, int Ticks, Action<Canvas, int> Draw)> All =>
    [
        ("typing", 400, 300, 60, Typing),
        ("scroll", 320, 256, 32, Scroll),
        ("drag", 320, 240, 30, Drag),
        ("dialogs", 420, 280, 36, Dialogs),
        ("video", 280, 180, 24, Video),
        ("slow", 200, 130, 34, Slow),
        ("odd", 131, 67, 30, Odd),
        ("photo", 540, 330, 6, Photo),
    ];

    private static void Typing(Canvas canvas, int tick)
    {
        Window(canvas, 20, 16, 350, 260);
        for (var line = 0; line < 12; line++)
        {
            var length = line < 11 ? 44 : Math.Min(44, tick);
            canvas.Text(30, 44 + line * 16, Prose.AsSpan(line * 3 % 40, length), Ink, Paper);
        }

        if (tick % 10 < 5) canvas.Fill(31 + Math.Min(44, tick) * 7, 44 + 11 * 16, 1, 11, 0);
    }

    private static void Scroll(Canvas canvas, int tick)
    {
        var page = new Canvas(360, 1500);
        page.Fill(0, 0, 360, 1500, Paper);
        for (var line = 0; line < 90; line++)
        {
            if (line % 30 is >= 10 and < 20) continue;
            page.Text(8, line * 16 + 4, Prose.AsSpan(line * 7 % 60, 48), line % 9 == 0 ? 0x0645ADu : Ink, Paper);
        }

        for (var photo = 0; photo < 3; photo++) page.Photo(40, 166 + photo * 480, 200, 100, photo * 700, photo * 90, 5);
        Window(canvas, 10, 6, 300, 244);
        var top = tick < 20 ? tick * 37 : (40 - tick) * 37;
        var clip = new Canvas(280, 208);
        clip.Draw(page, 0, 0, Math.Min(top, 1200));
        canvas.Draw(clip, 20, 34, 0);
    }

    private static void Drag(Canvas canvas, int tick)
    {
        canvas.Photo(0, 0, 320, 240, 0, 0, 6);
        Window(canvas, 20 + tick * 5, 30 + tick * tick / 16, 150, 110);
        for (var line = 0; line < 5; line++)
            canvas.Text(28 + tick * 5, 56 + tick * tick / 16 + line * 15, Prose.AsSpan(line * 9, 19), Ink, Paper);
    }

    private static void Dialogs(Canvas canvas, int tick)
    {
        canvas.Photo(0, 0, 420, 280, 100, 40, 4);
        Window(canvas, 30, 20, 300, 220);
        for (var line = 0; line < 10; line++) canvas.Text(40, 50 + line * 17, Prose.AsSpan(line * 5, 38), Ink, Paper);
        if (tick is (> 8 and < 18) or (> 24 and < 32))
        {
            Window(canvas, 120, 90, 220, 120);
            canvas.Text(132, 122, "Delete all jobs of this queue", Ink, Paper);
            canvas.Fill(250, 178, 70, 22, tick % 8 < 4 ? Bar : 0x9EC5FE);
            canvas.Text(262, 184, "Delete", Ink, Bar);
        }
    }

    private static void Video(Canvas canvas, int tick)
    {
        canvas.Fill(0, 0, 280, 180, Desk);
        Window(canvas, 8, 8, 110, 160);
        for (var line = 0; line < 8; line++) canvas.Text(14, 36 + line * 15, Prose.AsSpan(line * 4, 13), Ink, Paper);
        var shown = Math.Min(tick, 19);
        canvas.Photo(133, 21, 134, 112, shown * 3, shown * 2, 6 + shown % 3);
    }

    // Grain that creeps, so slowly that every pixel gets its colour.
    private static void Slow(Canvas canvas, int tick)
    {
        canvas.Fill(0, 0, 200, 130, Desk);
        canvas.Photo(13, 9, 173, 111, tick < 28 ? tick / 3 : tick * 11, 0, 14 + tick % 2);
        canvas.Text(40, 60, "Live picture", 0xFFFFFF, 0x808080);
    }

    private static void Odd(Canvas canvas, int tick)
    {
        canvas.Fill(0, 0, 131, 67, 0x101418);
        canvas.Text(3 + tick % 5, 4, Prose.AsSpan(tick, 16), 0x9CDCFE, 0x101418);
        canvas.Photo(60, 20, 71, 47, tick < 15 ? tick * 9 : 0, 0, 30);
        canvas.Fill(130, tick * 2, 1, 3, 0xFFFFFF);
    }

    // Large enough to be a first photo; then it lives, so that most of it is drawn anew.
    private static void Photo(Canvas canvas, int tick)
    {
        canvas.Photo(0, 0, 540, 330, Math.Min(tick, 4) * 2, Math.Min(tick, 4), 3 + Math.Min(tick, 4) % 2);
        canvas.Text(430, 12, "Printer 2", 0xFFFFFF, 0x404040);
    }

    private static void Window(Canvas canvas, int x, int y, int w, int h)
    {
        canvas.Fill(x - 1, y - 1, w + 2, h + 2, 0x808890);
        canvas.Fill(x, y, w, h, Paper);
        canvas.Fill(x, y, w, 20, Bar);
        canvas.Text(x + 8, y + 6, "Print queue", 0x303840, Bar);
    }
}
