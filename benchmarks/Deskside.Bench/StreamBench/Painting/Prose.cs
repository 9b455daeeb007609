namespace Deskside.Bench.StreamBench.Painting;

/// <summary>Text to fill screens with; the same on every run, no line like another.</summary>
internal static class Prose
{
    private static readonly string[] Words =
    [
        "the", "customer", "reports", "that", "printing", "fails", "after", "update", "and", "queue", "keeps", "jobs", "which", "nobody", "sent",
        "today", "please", "restart", "service", "before", "checking", "cable", "again", "driver", "version", "was", "installed", "by", "policy",
        "network", "address", "changed", "since", "Monday", "office", "server", "answers", "slowly", "only", "from", "second", "floor", "because",
        "switch", "drops", "frames", "at", "random", "while", "backup", "runs", "until", "noon", "certificate", "expired", "password", "reset",
    ];

    private static readonly string[] Levels = ["INFO ", "DEBUG", "WARN ", "INFO ", "DEBUG", "ERROR", "INFO "];

    /// <summary>A line of words, about <paramref name="letters"/> long.</summary>
    public static string Line(int number, int letters)
    {
        var line = "";
        for (var i = 0; line.Length < letters; i++) line += (i == 0 ? "" : " ") + Words[Mix(number * 131 + i) % (uint)Words.Length];
        return line[..letters];
    }

    /// <summary>A line of a service's log, and the colour of its level.</summary>
    public static (string Time, string Level, uint Colour, string Text) Log(int number)
    {
        var seconds = 36_000 + number / 90;
        var level = Levels[Mix(number) % (uint)Levels.Length];
        var colour = level switch { "INFO " => 0x4EC94Eu, "DEBUG" => 0x3CB8C8u, "WARN " => 0xD7BA3Du, _ => 0xF05050u };
        var (a, b, c) = (Mix(number * 3) % 64_000, Mix(number * 5) % 9_000, Mix(number * 7) % 254);
        var text = (number % 5) switch
        {
            0 => $"connection accepted from 10.{c}.{b % 254}.{a % 254}:{a}",
            1 => $"request GET /api/v1/items/{a} took {b} ms status=200 size={b * 7}",
            2 => $"cache miss key={a * 7919:x8} bucket={c} shard={b % 16} age={b}",
            3 => $"worker {c} finished job {a} in {b} ms (queue {c % 12})",
            _ => $"package lib{a}-dev ({c}.{b}-{c % 7}) unpacked",
        };
        return ($"2026-03-02 {seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.{number * 11 % 1000:000}", level, colour, $"[svc-{c % 12}] {text}");
    }

    public static uint Mix(int number)
    {
        var value = (uint)number;
        value = (value ^ value >> 16) * 0x7FEB352D;
        value = (value ^ value >> 15) * 0x846CA68B;
        return value ^ value >> 16;
    }
}
