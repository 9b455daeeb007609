namespace Deskside.Domain.Waiting;

/// <summary>What a line remembers of its recent past, for <see cref="WaitModel"/>.</summary>
/// <remarks>Fed with each question, answer, end and departure in the order in which they happened; memory is bounded. Not thread-safe.</remarks>
public sealed class LineMemory
{
    private const int MostAnswers = 60;
    private const int MostHandlings = 150;
    private const int MostEnds = 300;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ShortestHandling = TimeSpan.FromSeconds(5);

    private readonly Queue<(DateTimeOffset At, double GapS)> _answers = new();
    private readonly Queue<double> _handlings = new();
    private readonly Queue<double> _pickUps = new();
    private readonly Queue<(double WaitedS, int Left)> _ends = new();
    private DateTimeOffset? _busySince;

    public PlainAverage Plain { get; } = new();

    public TimeSpan? Handling => _handlings.Count == 0 ? null : TimeSpan.FromSeconds(_handlings.Average());

    /// <param name="at">When.</param>
    /// <param name="waited">How long he had waited.</param>
    /// <param name="stillWaiting">How many wait on after this answer.</param>
    public void Answered(DateTimeOffset at, TimeSpan waited, int stillWaiting)
    {
        Plain.Answered(waited);
        Push(_ends, (waited.TotalSeconds, 0), MostEnds);
        if (_busySince is { } since)
        {
            Push(_answers, (at, (at - since).TotalSeconds), MostAnswers);
        }
        else
        {
            Push(_pickUps, Math.Min(60, waited.TotalSeconds), 20);
        }

        // The pace counts only while somebody waits on: without a line, answers come as slowly as questions do.
        _busySince = stillWaiting > 0 ? at : null;
    }

    public void Left(TimeSpan waited, int stillWaiting)
    {
        Push(_ends, (waited.TotalSeconds, 1), MostEnds);
        _busySince = stillWaiting > 0 ? _busySince : null;
    }

    public void Ended(TimeSpan handled)
    {
        if (handled >= ShortestHandling)
        {
            Push(_handlings, handled.TotalSeconds, MostHandlings);
        }
    }

    public LineFacts Facts(DateTimeOffset now, int free, int onDuty, double parallel, DutyWeek duty)
    {
        while (_answers.Count > 0 && now - _answers.Peek().At > Window)
        {
            _answers.Dequeue();
        }

        var span = _answers.Sum(a => a.GapS);
        var waitedS = _ends.Sum(e => e.WaitedS);
        return new LineFacts
        {
            Free = free,
            OnDuty = onDuty,
            Handling = Handling,
            Parallel = parallel,
            PaceOfAnswers = span > 0 ? _answers.Count / span : null,
            AnswersCounted = _answers.Count,
            GiveUpsASecond = waitedS > 0 ? _ends.Sum(e => e.Left) / waitedS : 0,
            PickUp = TimeSpan.FromSeconds(_pickUps.Count == 0 ? 10 : _pickUps.Average()),
            Duty = duty,
        };
    }

    private static void Push<T>(Queue<T> queue, T value, int most)
    {
        queue.Enqueue(value);
        if (queue.Count > most)
        {
            queue.Dequeue();
        }
    }
}
