using System.Globalization;
using Deskside.Bench.Recordings;
using Deskside.Codec;

namespace Deskside.Bench.CodecBench;

/// <summary><c>first RECORDING TIMES [warm]</c>: encodes a recording's first picture again and again, each time with a new encoder; for profilers.</summary>
internal static class FirstVerb
{
    /// <summary>The same after <see cref="EncoderWarmUp"/>, as the Companion does while it waits.</summary>
    public static int RunWarm(string path, string times)
    {
        var start = ThreadClock.Nanoseconds;
        using (var warmUp = new EncoderWarmUp())
            while (warmUp.Step()) { }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warming up: {(ThreadClock.Nanoseconds - start) / 1e6:F0} ms"));
        return Run(path, times);
    }

    public static int Run(string path, string times)
    {
        using var recording = new RecordingReader(path);
        recording.ReadTick();
        var spent = new double[int.Parse(times, CultureInfo.InvariantCulture)];
        for (var i = 0; i < spent.Length; i++)
        {
            using var encoder = new ScreenEncoder(recording.Width, recording.Height, ScreenEncoderOptions.Default);
            var start = ThreadClock.Nanoseconds;
            _ = encoder.Encode(recording.Pixels, recording.Width, [], EncodeBudget.Default);
            spent[i] = (ThreadClock.Nanoseconds - start) / 1e6;
        }

        Console.WriteLine("in order, ms: " + string.Join(" ", spent.Select(ms => ms.ToString("F0", CultureInfo.InvariantCulture))));
        Array.Sort(spent);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first picture: {spent[0]:F1} ms at least, {spent[spent.Length / 2]:F1} ms median"));
        return 0;
    }
}
