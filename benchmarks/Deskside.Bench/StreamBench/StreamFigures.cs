namespace Deskside.Bench.StreamBench;

/// <summary>What one scene on one line came to. Times in milliseconds, KB = 1000 bytes of IP on the customer's line, both directions.</summary>
internal sealed record SceneFigures(string Scene)
{
    public int Drawn { get; init; }

    public double FramesPerSecond { get; init; }

    /// <summary>From a frame's drawing to its standing on the technician's screen, half of the seen frames at most.</summary>
    public double DelayP50Ms { get; init; }

    public double DelayP95Ms { get; init; }

    public double UpKiloBytesPerSecond { get; init; }

    public double DownKiloBytesPerSecond { get; init; }

    public double KiloBytesPerSecond => UpKiloBytesPerSecond + DownKiloBytesPerSecond;

    /// <summary>Of one processor, in per cent, all threads of the Companion.</summary>
    public double CompanionCpu { get; init; }

    /// <summary>From the last drawing until both pictures are the same; null when that never came.</summary>
    public double? ExactAfterMs { get; init; }

    public string Remark { get; init; } = "";
}

/// <summary>What one line came to.</summary>
internal sealed record LineFigures(string Line)
{
    public double FirstMs { get; set; }

    public double FirstKiloBytes { get; set; }

    public double? FirstExactMs { get; set; }

    public double FirstExactKiloBytes { get; set; }

    public double DelayP50Ms { get; set; }

    public double DelayP95Ms { get; set; }

    /// <summary>Of <see cref="DelayP50Ms"/>: from the key at the technician's window until the application heard it.</summary>
    public double InputP50Ms { get; set; }

    /// <summary>Of <see cref="DelayP50Ms"/>: from the drawing until the picture was seen.</summary>
    public double PictureP50Ms { get; set; }

    public int Keys { get; set; }

    public int KeysAnswered { get; set; }

    /// <summary>Where the time between key and pixel goes, when it was asked for.</summary>
    public IReadOnlyList<string> Trace { get; set; } = [];

    public List<SceneFigures> Scenes { get; } = [];
}
