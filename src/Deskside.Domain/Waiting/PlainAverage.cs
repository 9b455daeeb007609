namespace Deskside.Domain.Waiting;

/// <summary>The guess that the model has to beat: the mean wait of the last ten who were answered.</summary>
public sealed class PlainAverage
{
    public const int Of = 10;

    private readonly Queue<double> _last = new(Of + 1);

    /// <summary>Null until somebody was answered.</summary>
    public TimeSpan? Mean => _last.Count == 0 ? null : TimeSpan.FromSeconds(_last.Average());

    public void Answered(TimeSpan waited)
    {
        _last.Enqueue(waited.TotalSeconds);
        if (_last.Count > Of)
        {
            _last.Dequeue();
        }
    }
}
