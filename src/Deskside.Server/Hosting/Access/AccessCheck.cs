using System.Collections.Concurrent;

namespace Deskside.Server.Hosting.Access;

/// <summary>Asks again whether the tokens of open streams still hold: once a second, and at once when a sign-in ended here; once for all of them.</summary>
/// <remarks>Asked by each stream before it tells anything. Whoever comes first asks the store for all, the others wait for his answer:
/// five hundred streams that are told the same news cost one question, not five hundred. Thread-safe.</remarks>
internal sealed class AccessCheck(IEnumerable<ITokenKeeper> keepers, AccessChanges changes, TimeProvider time, IHostApplicationLifetime life)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Round> _rounds = keepers.ToDictionary(k => k.Scheme, k => new Round(k, changes, time, life));

    /// <summary>Null when the call carries no token of this scheme. Dispose it with the stream.</summary>
    public Watched? Watch(string scheme, HttpRequest request, Caller caller)
    {
        var round = _rounds[scheme];
        return TokenScheme.ReadToken(request, round.Keeper) is { } text && SecretToken.TryParse(text, out var token) ? new Watched(round, new OpenStream(token, caller)) : null;
    }

    /// <summary>One open stream under watch.</summary>
    internal sealed class Watched : IDisposable
    {
        private readonly Round _round;
        private readonly OpenStream _stream;

        public Watched(Round round, OpenStream stream)
        {
            (_round, _stream) = (round, stream);
            round.Streams[stream] = 0;
        }

        public ValueTask<bool> IsStillGoodAsync(CancellationToken cancellation) => _round.IsFresh ? ValueTask.FromResult(!_stream.IsOver) : AskAsync(cancellation);

        public void Dispose() => _round.Streams.TryRemove(_stream, out _);

        private async ValueTask<bool> AskAsync(CancellationToken cancellation)
        {
            while (!_round.IsFresh && !_stream.IsOver)
            {
                await _round.AskAsync().WaitAsync(cancellation);
            }

            return !_stream.IsOver;
        }
    }

    /// <summary>The streams of one kind of token, and when they were last asked for.</summary>
    internal sealed class Round(ITokenKeeper keeper, AccessChanges changes, TimeProvider time, IHostApplicationLifetime life)
    {
        private readonly Lock _gate = new();
        private (long Version, long At)? _asked;
        private Task? _asking;

        public ITokenKeeper Keeper { get; } = keeper;

        public ConcurrentDictionary<OpenStream, byte> Streams { get; } = new();

        public bool IsFresh
        {
            get
            {
                lock (_gate)
                {
                    return _asked is { } last && last.Version == changes.Version && time.GetElapsedTime(last.At) < Every;
                }
            }
        }

        public Task AskAsync()
        {
            lock (_gate)
            {
                return _asking ??= Task.Run(RunAsync);
            }
        }

        private async Task RunAsync()
        {
            try
            {
                var asked = (changes.Version, time.GetTimestamp());
                foreach (var over in await Keeper.OverAsync([.. Streams.Keys], life.ApplicationStopping))
                {
                    over.IsOver = true;
                }

                lock (_gate)
                {
                    _asked = asked;
                }
            }
            finally
            {
                lock (_gate)
                {
                    _asking = null;
                }
            }
        }
    }
}
