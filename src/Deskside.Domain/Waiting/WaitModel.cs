namespace Deskside.Domain.Waiting;

/// <summary>How long somebody will wait who stands at a place in a line now.</summary>
/// <remarks>
/// The line moves when a technician becomes free. So many pass a second as technicians work, divided by how long one answer keeps a
/// technician; those who give up ahead shorten the line. What the recent answers say of that pace is blended in: they know of breaks
/// and habits that the count does not. The number of technicians is followed through the coming hours by their usual numbers at that
/// hour of the week, so that a lunch break or the end of a shift ahead is seen before it comes.
/// Pure and deterministic; no allocation that grows with the line. Errors: none; with nothing to go by the answer is null.
/// </remarks>
public static class WaitModel
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The stride in which the hours ahead are walked.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The count of technicians and the recent pace weigh the same after so many answers in the window.</summary>
    private const double HalfTrust = 120;

    /// <param name="line">What is known of the line now.</param>
    /// <param name="ahead">How many stand before this one.</param>
    /// <param name="now">The moment, for the hour of the week.</param>
    public static TimeSpan? Expect(LineFacts line, int ahead, DateTimeOffset now)
    {
        if (line.Free > ahead)
        {
            return line.PickUp;
        }

        if (line.PaceOfWork is not { } byWork && line.PaceOfAnswers is null)
        {
            return null;
        }

        var pace = Blend(line);
        if (pace <= 0)
        {
            return line.Duty.NextOnDuty(now) is { } next ? Cap(next - now + line.PickUp) : null;
        }

        // Whoever is free now takes one each; the others pass, or give up, one by one.
        var toPass = ahead - line.Free + 1.0;
        var walked = TimeSpan.Zero;
        while (walked < Longest)
        {
            var stepPace = (pace * line.Duty.Compare(now, now + walked + (Step / 2))) + (Math.Max(0, toPass - 1) * line.GiveUpsASecond);
            var passed = stepPace * Step.TotalSeconds;
            if (passed >= toPass)
            {
                return Cap(walked + (Step * (toPass / passed)) + line.PickUp);
            }

            toPass -= passed;
            walked += Step;
        }

        return Longest;
    }

    private static double Blend(LineFacts line)
    {
        if (line.PaceOfWork is not { } byWork)
        {
            return line.PaceOfAnswers ?? 0;
        }

        if (line.PaceOfAnswers is not { } byAnswers)
        {
            return byWork;
        }

        var trust = line.AnswersCounted / (line.AnswersCounted + HalfTrust);
        return ((1 - trust) * byWork) + (trust * byAnswers);
    }

    private static TimeSpan Cap(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
