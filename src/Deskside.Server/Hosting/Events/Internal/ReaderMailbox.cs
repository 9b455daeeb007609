using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>What one reader has not been told yet: stored events in their order, and the newest of each fleeting kind.</summary>
/// <remarks>Bounded. Fleeting: one of a kind and request, at most 256; more than that is let go. Stored: at most 2000; a reader who is
/// further behind is cut off (<see cref="IsBehind"/>) and comes back with the last number that he knows. Thread-safe.</remarks>
internal sealed class ReaderMailbox(OrganisationId organisation, string reader, RequestId? customer, TechnicianId? technician, Action<ReaderMailbox> leave) : IDisposable
{
    private const int MostFleeting = 256;
    private const int MostStored = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, RequestId? Request), StoredEvent> _fleeting = [];
    private List<StoredEvent> _stored = [];
    private TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _urgentCame = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OrganisationId Organisation { get; } = organisation;

    public string Reader { get; } = reader;

    public RequestId? Customer { get; } = customer;

    public TechnicianId? Technician { get; } = technician;

    /// <summary>Stored events after this number come here by themselves; earlier ones are in the log.</summary>
    public long Since { get; set; }

    public bool IsBehind { get; private set; }

    /// <summary>Done as soon as something waits.</summary>
    public Task Came
    {
        get
        {
            lock (_gate)
            {
                return _came.Task;
            }
        }
    }

    /// <summary>Done as soon as something waits that is not to be kept back for the sake of others.</summary>
    public Task UrgentCame
    {
        get
        {
            lock (_gate)
            {
                return _urgentCame.Task;
            }
        }
    }

    public void PutStored(StoredEvent happened, Urgency urgency)
    {
        lock (_gate)
        {
            IsBehind |= _stored.Count >= MostStored;
            if (!IsBehind)
            {
                _stored.Add(happened);
            }

            _came.TrySetResult();
            if (urgency == Urgency.Urgent || IsBehind)
            {
                _urgentCame.TrySetResult();
            }
        }
    }

    public void PutFleeting(StoredEvent told)
    {
        lock (_gate)
        {
            if (_fleeting.Count < MostFleeting || _fleeting.ContainsKey((told.Kind, told.Request)))
            {
                _fleeting[(told.Kind, told.Request)] = told;
                _came.TrySetResult();
            }
        }
    }

    /// <summary>Stored ones first, in order.</summary>
    public IReadOnlyList<StoredEvent> TakeAll()
    {
        lock (_gate)
        {
            if (_stored.Count == 0 && _fleeting.Count == 0)
            {
                return [];
            }

            var all = _stored;
            _stored = [];
            all.AddRange(_fleeting.Values);
            _fleeting.Clear();
            _came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_urgentCame.Task.IsCompleted)
            {
                _urgentCame = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return all;
        }
    }

    public void Dispose() => leave(this);
}
