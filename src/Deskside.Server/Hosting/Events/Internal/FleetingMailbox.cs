using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>What one reader has not been told yet. Bounded: one of a kind and request, at most 256; more than that is let go.</summary>
internal sealed class FleetingMailbox(OrganisationId organisation, string reader, RequestId? customer, Action<FleetingMailbox> leave) : IDisposable
{
    private const int Most = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, RequestId? Request), StoredEvent> _waiting = [];
    private TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OrganisationId Organisation { get; } = organisation;

    public string Reader { get; } = reader;

    public RequestId? Customer { get; } = customer;

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

    public void Put(StoredEvent told)
    {
        if (Customer is { } mine && told.Request != mine)
        {
            return;
        }

        lock (_gate)
        {
            if (_waiting.Count < Most || _waiting.ContainsKey((told.Kind, told.Request)))
            {
                _waiting[(told.Kind, told.Request)] = told;
                _came.TrySetResult();
            }
        }
    }

    public IReadOnlyList<StoredEvent> TakeAll()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return [];
            }

            var all = _waiting.Values.ToList();
            _waiting.Clear();
            _came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return all;
        }
    }

    public void Dispose() => leave(this);
}
