using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Waiting;
using Deskside.Server.Queue.Internal.Presence;
using Deskside.Server.Queue.Internal.Teams;

namespace Deskside.Server.Queue.Internal.Picture;

/// <summary>One organisation's queue as this process sees it: who waits in which line, who is on the floor, how fast lines move.</summary>
/// <remarks>Fed by <see cref="QueuePictures"/> from the event log; never written by anybody else. Thread-safe: short locks, no waiting inside.</remarks>
internal sealed class QueuePicture(OrganisationId organisation)
{
    private readonly Lock _gate = new();
    private readonly WaitingLines _lines = new();
    private readonly Dictionary<TeamId, LineMemory> _memories = [];
    private readonly LineMemory _memory = new();
    private long _version;

    public OrganisationId Organisation { get; } = organisation;

    /// <summary>Rises with every change of what is shown.</summary>
    public long Version => Interlocked.Read(ref _version);

    public TeamSet Teams { get; private set; } = TeamSet.Empty;

    public IReadOnlyDictionary<TechnicianId, FloorTechnician> Floor { get; private set; } = new Dictionary<TechnicianId, FloorTechnician>();

    /// <summary>Usual numbers on duty; shared with whoever notes them, under this picture's lock.</summary>
    public DutyWeek Duty { get; private set; } = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _lines.Count;
            }
        }
    }

    public T Read<T>(Func<WaitingLines, T> read)
    {
        lock (_gate)
        {
            return read(_lines);
        }
    }

    public void Put(RequestRecord request) => Change(() => _lines.Put(request));

    public void Remove(RequestId request) => Change(() => _lines.Remove(request));

    public void Use(TeamSet teams) => Change(() =>
    {
        var hasOtherOrder = teams.Settings.AgingMinutes != Teams.Settings.AgingMinutes;
        Teams = teams;
        if (hasOtherOrder)
        {
            _lines.Order(new QueueOrder(TimeSpan.FromMinutes(teams.Settings.AgingMinutes)));
        }
    });

    public void Use(IReadOnlyDictionary<TechnicianId, FloorTechnician> floor) => Change(() => Floor = floor);

    /// <summary>A technician took one more or one fewer, until the floor is read anew.</summary>
    public void Recount(TechnicianId? technician, int change, long nowMs) => Change(() =>
    {
        if (technician is { } id && Floor.TryGetValue(id, out var known))
        {
            var sessions = Math.Max(0, known.Sessions + change);
            Floor = new Dictionary<TechnicianId, FloorTechnician>(Floor) { [id] = known with { Sessions = sessions, FreeSinceMs = change < 0 ? nowMs : known.FreeSinceMs } };
        }
    });

    public void Use(DutyWeek duty) => Change(() => Duty = duty);

    /// <summary>What happened to a line, for the pace at which it moves.</summary>
    public void Remember(TeamId? team, Action<LineMemory, int> what)
    {
        lock (_gate)
        {
            what(_memory, _lines.Count);
            if (team is { } id)
            {
                if (!_memories.TryGetValue(id, out var memory))
                {
                    _memories[id] = memory = new LineMemory();
                }

                what(memory, _lines.CountOf(new LineKey(id, null)));
            }
        }
    }

    /// <summary>Where somebody stands and how long he will wait. Also for one who is not in the picture yet.</summary>
    public Standing StandingOf(RequestRecord request, DateTimeOffset now)
    {
        lock (_gate)
        {
            var key = LineKey.Of(request);
            var ahead = _lines.Ahead(key, request.Place);
            var isIn = _lines.Find(request.Request) is not null;
            return new Standing(ahead + 1, Math.Max(ahead + 1, _lines.CountOf(key) + (isIn ? 0 : 1)), WaitModel.Expect(FactsOf(key, now), ahead, now));
        }
    }

    public LineFacts FactsOf(LineKey key, DateTimeOffset now)
    {
        lock (_gate)
        {
            var most = Teams.Settings.MostParallel;
            var crew = CrewOf(key).Where(t => t.IsOnDuty).ToList();
            var sessions = crew.Sum(t => t.Sessions);
            // One who holds two sessions works on both: the usual number beside each other, at least one.
            var parallel = crew.Count == 0 ? 1 : Math.Clamp((double)sessions / crew.Count, 1, most);
            var memory = key.Team is { } team && _memories.TryGetValue(team, out var own) && own.Handling is not null ? own : _memory;
            return memory.Facts(now, crew.Count(t => t.Sessions == 0 && t.HasRoom(most)), crew.Count, parallel, Duty);
        }
    }

    public TimeSpan? PlainAverage(TeamId? team)
    {
        lock (_gate)
        {
            return (team is { } id && _memories.TryGetValue(id, out var own) ? own : _memory).Plain.Mean;
        }
    }

    /// <summary>Those who answer this line.</summary>
    public IEnumerable<FloorTechnician> CrewOf(LineKey key) => key switch
    {
        { ReservedFor: { } one } => Floor.TryGetValue(one, out var technician) ? [technician] : [],
        { Team: { } team } when Teams.Teams.TryGetValue(team, out var found) && found.Members.Count > 0 => Floor.Values.Where(t => found.Members.Contains(t.Id)),
        _ => Floor.Values,
    };

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _version++;
        }
    }
}
