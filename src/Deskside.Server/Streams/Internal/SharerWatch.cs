using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Deskside.Domain.Identifiers;
using Deskside.Protocol.Messages;
using Deskside.Relay;
using Deskside.Server.Sessions;

namespace Deskside.Server.Streams.Internal;

/// <summary>Hears from the relay whether sharers are here, and tells it on. Several changes of one session merge into the newest.</summary>
internal sealed partial class SharerWatch(SessionBook sessions, TimeProvider time, ILogger<SharerWatch> log) : BackgroundService, IPresenceListener
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, SharerPresence> _changed = new();
    // One token is enough: whoever takes it looks at everything that changed.
    private readonly Channel<byte> _came = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void PresenceChanged(Guid session, LegIdentity leg, PeerPresence presence)
    {
        if (!leg.IsSharer)
        {
            return;
        }

        _changed[session] = presence == PeerPresence.Here ? SharerPresence.Here : SharerPresence.Away;
        _came.Writer.TryWrite(0);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _came.Reader.ReadAsync(stoppingToken);
            foreach (var session in _changed.Keys)
            {
                if (_changed.TryRemove(session, out var presence))
                {
                    await TellAsync(session, presence, stoppingToken);
                }
            }
        }
    }

    private async Task TellAsync(Guid session, SharerPresence presence, CancellationToken cancellation)
    {
        try
        {
            await sessions.TellSharerAsync(SessionId.From(session), presence, cancellation);
        }
        catch (DbException e)
        {
            LogFailure(e, SessionId.From(session));
            _changed.TryAdd(session, presence);
            await Task.Delay(RetryAfter, time, cancellation);
            _came.Writer.TryWrite(0);
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "Noting the sharer of session {Session} failed; trying again")]
    private partial void LogFailure(Exception exception, SessionId session);
}
