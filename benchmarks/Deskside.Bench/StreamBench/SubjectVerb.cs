using System.Globalization;
using Deskside.Bench.StreamBench.Subject;

namespace Deskside.Bench.StreamBench;

/// <summary><c>subject DISPLAY SCENE SECONDS</c>: plays one scene, to look at it; prints each frame's number and monotonic nanoseconds.</summary>
internal static class SubjectVerb
{
    public static int Run(string display, string scene, string seconds)
    {
        if (!double.TryParse(seconds, CultureInfo.InvariantCulture, out var length) || length is <= 0 or > 3600)
        {
            Console.Error.WriteLine($"SECONDS must be a number above 0, at most 3600, but is \"{seconds}\".");
            return 2;
        }
        using var subject = new SubjectWindow(display);
        subject.Show(StreamOptions.SceneOf(scene));
        foreach (var moment in subject.Play(TimeSpan.FromSeconds(length))) Console.WriteLine($"{moment.Number} {moment.At}");
        return 0;
    }
}
