namespace Deskside.Bench.QueueBench.Days;

/// <summary>How well the expected wait fits simulated days, beside the plain average of the last ten.</summary>
internal sealed record WaitFigures(int Days, int Judged, double MeanWaitS, double ModelErrorS, double PlainErrorS)
{
    private const int Seed = 20260301;
    private const int WeeksToLearn = 2;
    private const int WeeksToJudge = 6;

    public double Ratio => ModelErrorS / PlainErrorS;

    /// <summary>Two weeks teach the hours of duty, six are judged. Always the same days.</summary>
    public static WaitFigures Measure()
    {
        var run = new DeskRun();
        var monday = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        for (var day = 0; day < (WeeksToLearn + WeeksToJudge) * 7; day++)
        {
            if (day % 7 < 5)
            {
                run.Day(new DeskDay(Seed + day, monday.AddDays(day)), day < WeeksToLearn * 7 ? Judging.Learns : Judging.Counts);
            }
        }

        return new WaitFigures(WeeksToJudge * 5, run.Judged, run.WaitedS / run.Judged, run.ModelErrorS / run.Judged, run.PlainErrorS / run.Judged);
    }
}
