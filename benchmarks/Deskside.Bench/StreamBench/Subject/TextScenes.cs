using Deskside.Bench.StreamBench.Painting;

namespace Deskside.Bench.StreamBench.Subject;

/// <summary>An editor in which a letter appears at each frame.</summary>
internal sealed class TypingScene : IScene
{
    private const int Left = 150, Top = 90, LineHeight = 21, LettersALine = 100, FirstLine = 18, Lines = 20;

    public string Name => "typing";

    public int FramesPerSecond => 10;

    public void Lay(Easel easel, nuint window)
    {
        easel.Fill(window, 0, Strip.Height, 1920, 1080 - Strip.Height, 0x3A6EA5);
        easel.Frame(window, Left - 20, Top - 40, 1300, 920, "notes.txt", 0xFFFFFF);
        for (var line = 0; line < FirstLine; line++) easel.Text(window, Left, Top + 20 + line * LineHeight, Prose.Line(line, 110), 0x1A1A1A, Easel.Mono);
    }

    public void Draw(Easel easel, nuint window, int frame)
    {
        int line = FirstLine + frame / LettersALine % Lines, column = frame % LettersALine;
        int x = Left + column * 9, y = Top + 20 + line * LineHeight;
        easel.Fill(window, x, y - 14, 20, 19, 0xFFFFFF);
        easel.Text(window, x, y, Prose.Line(FirstLine + frame / LettersALine, LettersALine)[column].ToString(), 0x1A1A1A, Easel.Mono);
        easel.Fill(window, x + 10, y - 13, 1, 17, 0);
    }
}

/// <summary>A terminal with a fast log: each frame moves the lines up and writes the new ones.</summary>
internal sealed class LogScene : IScene
{
    private const int Left = 120, Top = 60, Width = 1400, LineHeight = 18, Lines = 52, LinesAFrame = 6;

    public string Name => "log";

    public int FramesPerSecond => 15;

    public void Lay(Easel easel, nuint window)
    {
        easel.Fill(window, 0, Strip.Height, 1920, 1080 - Strip.Height, 0x3A6EA5);
        easel.Frame(window, Left, Top - 24, Width, Lines * LineHeight + 30, "tail -f service.log", 0x101010);
        for (var line = 0; line < Lines; line++) Write(easel, window, line, line);
    }

    public void Draw(Easel easel, nuint window, int frame)
    {
        const int moved = LinesAFrame * LineHeight;
        easel.Copy(window, Left, Top + moved, Width, Lines * LineHeight - moved, window, Left, Top);
        easel.Fill(window, Left, Top + Lines * LineHeight - moved, Width, moved, 0x101010);
        for (var line = 0; line < LinesAFrame; line++) Write(easel, window, Lines - LinesAFrame + line, Lines + frame * LinesAFrame + line);
    }

    private static void Write(Easel easel, nuint window, int line, int number)
    {
        var (time, level, colour, text) = Prose.Log(number);
        var y = Top + line * LineHeight + 14;
        easel.Text(window, Left + 6, y, time, 0xD0D0D0, Easel.Mono);
        easel.Text(window, Left + 6 + 25 * 9, y, level, colour, Easel.Mono);
        easel.Text(window, Left + 6 + 31 * 9, y, text, 0xD0D0D0, Easel.Mono);
    }
}

/// <summary>Nothing moves.</summary>
internal sealed class IdleScene : IScene
{
    public string Name => "idle";

    public int FramesPerSecond => 0;

    public void Lay(Easel easel, nuint window) => new TypingScene().Lay(easel, window);

    public void Draw(Easel easel, nuint window, int frame)
    {
    }
}
