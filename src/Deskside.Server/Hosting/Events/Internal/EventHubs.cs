using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>Hands each stored event, once read, to the open streams that it concerns: one reading of the log for all of them.</summary>
/// <remarks>Thread-safe. An organisation is followed from its first reader on.</remarks>
internal sealed partial class EventHubs(EventLog log, IEnumerable<UrgentKind> urgent, TimeProvider time, IHostApplicationLifetime life, ILogger<EventHubs> logger)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<OrganisationId, Lazy<Hub>> _hubs = new();
    private readonly HashSet<string> _urgent = urgent.Select(u => u.Kind).ToHashSet(StringComparer.Ordinal);
    private long _urgentAt = long.MinValue;

    /// <summary>When something urgent was last handed on here; a timestamp of the clock.</summary>
    public long UrgentAt => Interlocked.Read(ref _urgentAt);

    public ReaderList Readers(OrganisationId organisation) => HubOf(organisation).Readers;

    /// <summary>Null when this reader has as many streams open as one may.</summary>
    public async Task<ReaderMailbox?> SubscribeAsync(OrganisationId organisation, string reader, RequestId? customer, TechnicianId? technician, CancellationToken cancellation)
    {
        var hub = HubOf(organisation);
        await hub.Started.Task.WaitAsync(cancellation);
        var mailbox = new ReaderMailbox(organisation, reader, customer, technician, hub.Readers.Remove);
        return hub.TryAdd(mailbox) ? mailbox : null;
    }

    private Hub HubOf(OrganisationId organisation) => _hubs.GetOrAdd(organisation, o => new Lazy<Hub>(() =>
    {
        var hub = new Hub();
        _ = FollowAsync(o, hub, life.ApplicationStopping);
        return hub;
    })).Value;

    private async Task FollowAsync(OrganisationId organisation, Hub hub, CancellationToken stopping)
    {
        long? position = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                position ??= await log.HeadAsync(organisation, stopping);
                hub.Start(position.Value);
                while (true)
                {
                    var events = await log.ReadAfterAsync(organisation, position.Value, stopping);
                    hub.Give(events, _urgent);
                    if (events.Any(e => _urgent.Contains(e.Kind)))
                    {
                        Interlocked.Exchange(ref _urgentAt, time.GetTimestamp());
                    }

                    position = events[^1].Number;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(e, organisation);
                await Task.Delay(RetryAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(1102, LogLevel.Error, "Handing on the events of organisation {Organisation} failed; trying again")]
    private partial void LogFailure(Exception exception, OrganisationId organisation);

    private sealed class Hub
    {
        private readonly Lock _gate = new();
        private long _position;

        public ReaderList Readers { get; } = new();

        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Start(long position)
        {
            lock (_gate)
            {
                _position = position;
            }

            Started.TrySetResult();
        }

        /// <summary>Under the gate, so that what a mailbox is not given lies at or before its <see cref="ReaderMailbox.Since"/>.</summary>
        public bool TryAdd(ReaderMailbox mailbox)
        {
            lock (_gate)
            {
                mailbox.Since = _position;
                return Readers.TryAdd(mailbox, FleetingNews.MostStreams);
            }
        }

        public void Give(IReadOnlyList<StoredEvent> events, HashSet<string> urgent)
        {
            lock (_gate)
            {
                foreach (var happened in events)
                {
                    var urgency = urgent.Contains(happened.Kind) ? Urgency.Urgent : Urgency.Ordinary;
                    if (happened.Audience != Audience.Customer)
                    {
                        foreach (var technician in Readers.Technicians)
                        {
                            technician.PutStored(happened, urgency);
                        }
                    }

                    if (happened.Audience != Audience.Technicians && happened.Request is { } request)
                    {
                        foreach (var customer in Readers.CustomersOf(request))
                        {
                            customer.PutStored(happened, urgency);
                        }
                    }

                    _position = happened.Number;
                }
            }
        }
    }
}
