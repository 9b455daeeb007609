using Deskside.Bench.StreamBench.Painting;
using Deskside.Bench.StreamBench.X;

namespace Deskside.Bench.StreamBench.Subject;

/// <summary>A window with text that is dragged over a photo, moved by the display server as a window manager does it.</summary>
internal sealed class DragScene : IScene
{
    private const int Width = 760, Height = 560;

    private nuint _dragged;

    public string Name => "drag";

    public int FramesPerSecond => 30;

    public void Lay(Easel easel, nuint window)
    {
        var wall = easel.NewPixmap(1920, 1080);
        easel.Picture(wall, 0, 0, 1920, 1080, Photo.Garden.Cut(320, 260, 1920, 1080));
        easel.Fill(wall, 0, 0, Strip.Width, Strip.Height, 0);
        _ = X11.SetWindowBackgroundPixmap(easel.Display.Handle, window, wall);
        _ = X11.ClearWindow(easel.Display.Handle, window);
        var content = easel.NewPixmap(Width, Height);
        easel.Frame(content, 1, 1, Width - 2, Height - 2, "notes.txt", 0xFFFFFF);
        for (var line = 0; line < 24; line++) easel.Text(content, 14, 50 + line * 21, Prose.Line(line, 78), 0x1A1A1A, Easel.Mono);
        _dragged = X11.CreateSimpleWindow(easel.Display.Handle, window, 150, 150, Width, Height, 0, 0, 0);
        _ = X11.SetWindowBackgroundPixmap(easel.Display.Handle, _dragged, content);
        _ = X11.MapWindow(easel.Display.Handle, _dragged);
    }

    public void Draw(Easel easel, nuint window, int frame)
    {
        var i = frame + 1;
        _ = X11.MoveWindow(easel.Display.Handle, _dragged, 150 + (int)(450 - 450 * Math.Cos(i / 36.0)), 150 + (int)(150 * Math.Sin(i / 17.0)));
    }
}

/// <summary>A film of 640×360 (zoom and pan over a picture, with noise) beside still text.</summary>
internal sealed class VideoScene : IScene
{
    private const int Width = 640, Height = 360, Frames = 75;

    private nuint _film;

    public string Name => "video";

    public int FramesPerSecond => 25;

    public void Lay(Easel easel, nuint window)
    {
        easel.Fill(window, 0, Strip.Height, 1920, 1080 - Strip.Height, 0x3A6EA5);
        easel.Frame(window, 100, 100, 800, 800, "notes.txt", 0xFFFFFF);
        for (var line = 0; line < 34; line++) easel.Text(window, 114, 148 + line * 22, Prose.Line(line, 82), 0x1A1A1A, Easel.Mono);
        _film = easel.NewPixmap(Width, Height * Frames);
        var picture = new uint[Width * Height];
        for (var frame = 0; frame < Frames; frame++)
        {
            Film(picture, frame);
            easel.Picture(_film, 0, frame * Height, Width, Height, picture);
        }
        Draw(easel, window, 0);
    }

    // Forwards, then backwards: no cut where it begins again.
    public void Draw(Easel easel, nuint window, int frame)
    {
        var at = frame % (2 * Frames - 2);
        easel.Copy(_film, 0, (at < Frames ? at : 2 * Frames - 2 - at) * Height, Width, Height, window, 1050, 250);
    }

    private static void Film(uint[] picture, int frame)
    {
        var zoom = 1.6 + 0.6 * Math.Sin(frame / 35.0);
        double left = 500 + 260 * Math.Sin(frame / 22.0), top = 420 + 160 * Math.Cos(frame / 19.0);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                picture[y * Width + x] = Grain(Sample(left + x * zoom, top + y * zoom), (int)(Prose.Mix(frame * 230_400 + y * Width + x) % 13) - 6);
    }

    private static uint Sample(double x, double y)
    {
        int x0 = (int)x, y0 = (int)y, fx = (int)((x - x0) * 256), fy = (int)((y - y0) * 256);
        var at = y0 * Photo.Garden.Width + x0;
        uint result = 0;
        for (var shift = 0; shift <= 16; shift += 8)
        {
            int Part(int offset) => (int)(Photo.Garden.Pixels[at + offset] >> shift & 255);
            var upper = Part(0) * (256 - fx) + Part(1) * fx;
            var lower = Part(Photo.Garden.Width) * (256 - fx) + Part(Photo.Garden.Width + 1) * fx;
            result |= (uint)((upper * (256 - fy) + lower * fy) >> 16) << shift;
        }
        return result;
    }

    private static uint Grain(uint colour, int noise)
    {
        int Part(int shift) => Math.Clamp((int)(colour >> shift & 255) + noise, 0, 255) << shift;
        return (uint)(Part(16) | Part(8) | Part(0));
    }
}

/// <summary>A photo larger than the screen that is panned across all of it.</summary>
internal sealed class PanScene : IScene
{
    private nuint _photo;

    public string Name => "pan";

    public int FramesPerSecond => 25;

    public void Lay(Easel easel, nuint window)
    {
        _photo = easel.NewPixmap(Photo.Elephants.Width, Photo.Elephants.Height);
        easel.Picture(_photo, 0, 0, Photo.Elephants.Width, Photo.Elephants.Height, Photo.Elephants.Pixels);
        Draw(easel, window, 0);
    }

    public void Draw(Easel easel, nuint window, int frame) =>
        easel.Copy(_photo, Swing(frame * 4, Photo.Elephants.Width - 1920), Swing(frame * 2, Photo.Elephants.Height - 1080), 1920, 1080 - Strip.Height, window, 0, Strip.Height);

    private static int Swing(int travelled, int range) => travelled % (2 * range) is var at && at < range ? at : 2 * range - at;
}
