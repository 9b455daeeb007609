using Deskside.Domain.Waiting;

namespace Deskside.Bench.QueueBench.Days;

/// <summary>Runs simulated days through the line, asks the model and the plain average at each question, and sums both errors.</summary>
/// <remarks>Both guess at the moment of asking, from what a server could know then; both are judged on the same answered questions.</remarks>
internal sealed class DeskRun
{
    private readonly LineMemory _memory = new();
    private readonly DutyWeek _duty = new();

    public int Judged { get; private set; }

    public double ModelErrorS { get; private set; }

    public double PlainErrorS { get; private set; }

    public double WaitedS { get; private set; }

    public void Day(DeskDay day, Judging judging)
    {
        var questions = new Queue<(double AtS, double PatientS)>(day.Questions());
        var line = new List<Waiter>();
        var busy = new PriorityQueue<double, double>();
        var noted = -1;
        for (var now = DeskDay.OpensAtHour * 3600.0; now < 22 * 3600; now += 1)
        {
            var moment = day.Midnight.AddSeconds(now);
            while (busy.TryPeek(out var handled, out var ends) && ends <= now)
            {
                busy.Dequeue();
                _memory.Ended(TimeSpan.FromSeconds(handled));
            }

            var onDuty = day.OnDutyAt(now);
            if ((int)(now / 900) is var slot && slot != noted)
            {
                noted = slot;
                _duty.Note(moment, onDuty);
            }

            for (var i = line.Count - 1; i >= 0; i--)
            {
                if (line[i].GivesUpAtS <= now)
                {
                    var waited = now - line[i].AskedAtS;
                    line.RemoveAt(i);
                    _memory.Left(TimeSpan.FromSeconds(waited), line.Count);
                }
            }

            while (questions.TryPeek(out var next) && next.AtS <= now)
            {
                questions.Dequeue();
                var free = Math.Max(0, onDuty - busy.Count - line.Count);
                var expected = WaitModel.Expect(_memory.Facts(moment, free, Math.Max(onDuty, 1), 1, _duty), line.Count, moment);
                line.Add(new Waiter(now, now + next.PatientS, expected, _memory.Plain.Mean, day.PickUpS()));
            }

            Answer(day, line, busy, now, onDuty, judging);
        }
    }

    private void Answer(DeskDay day, List<Waiter> line, PriorityQueue<double, double> busy, double now, int onDuty, Judging judging)
    {
        while (line.Count > 0 && busy.Count < onDuty && now - line[0].AskedAtS >= line[0].PickUpS)
        {
            var first = line[0];
            line.RemoveAt(0);
            var handling = day.HandlingS();
            busy.Enqueue(handling, now + handling);
            var waited = now - first.AskedAtS;
            _memory.Answered(day.Midnight.AddSeconds(now), TimeSpan.FromSeconds(waited), line.Count);
            if (judging == Judging.Counts && first.Expected is { } expected && first.Plain is { } plain)
            {
                Judged++;
                WaitedS += waited;
                ModelErrorS += Math.Abs(expected.TotalSeconds - waited);
                PlainErrorS += Math.Abs(plain.TotalSeconds - waited);
            }
        }
    }

    private sealed record Waiter(double AskedAtS, double GivesUpAtS, TimeSpan? Expected, TimeSpan? Plain, double PickUpS);
}

/// <summary>Whether a day counts, or only teaches.</summary>
internal enum Judging
{
    Learns,
    Counts,
}
