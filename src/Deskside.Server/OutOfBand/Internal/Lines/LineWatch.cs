using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.Sessions;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Cuts what is open to PCs as soon as the right to it is gone: a sign-in that ended, an account that was closed, a case that another holds now.</summary>
/// <remarks>
/// Looks at once when a sign-in ended on this node, else once a second: one question to the store for all. Does not wait for the device's turn: a
/// firmware that does not answer keeps nobody in. Every cut stands on the case and in the audit.
/// </remarks>
internal sealed partial class LineWatch(IEnumerable<ITokenKeeper> keepers, AccessChanges changes, SessionBook sessions, DeviceBook book, TimeProvider time, ILogger<LineWatch> log) : BackgroundService
{
    private const string SignInOver = "Its technician signed out, or the sign-in is over.";
    private const string NotTheirs = "Its technician does not hold the case any more.";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly ITokenKeeper _signIns = keepers.Single(k => k.Scheme == Schemes.Technician);
    private readonly ConcurrentDictionary<LineHold, byte> _holds = new();
    private readonly ConcurrentDictionary<Task, byte> _cutting = new();

    /// <summary>Puts it under watch; <paramref name="end"/> tells and ends it when it is cut.</summary>
    public LineHold Hold(DeviceRow row, string what, LineRight right, Func<string, Task> end)
    {
        var hold = new LineHold(row, what, right, end, gone => _holds.TryRemove(gone, out _));
        _holds[hold] = 0;
        return hold;
    }

    /// <summary>Null while the right holds; else why not.</summary>
    public async Task<string?> WhyNotAsync(OrganisationId organisation, RequestId request, LineRight right, CancellationToken cancellation) =>
        (await OverAsync([right], organisation, cancellation)).Count > 0 ? SignInOver : await IsTheirsAsync(organisation, request, right, cancellation) ? null : NotTheirs;

    /// <summary>Everything that is open to a case's PC.</summary>
    public Task CutAsync(OrganisationId organisation, RequestId request, string why) =>
        Task.WhenAll(_holds.Keys.Where(h => h.Row.Organisation == organisation && h.Row.Request == request).Select(h => CutAsync(h, why)));

    /// <summary>Looks at all that is open now. What is cut is cut when this comes back; that it is told and noted may take a moment longer, and nobody else waits for it.</summary>
    private async Task CheckAsync(CancellationToken cancellation)
    {
        foreach (var some in _holds.Keys.Where(h => h.Why is null).GroupBy(h => h.Row.Organisation))
        {
            var over = await OverAsync([.. some.Select(h => h.Right)], some.Key, cancellation);
            foreach (var hold in some)
            {
                if (over.Contains(hold.Right))
                {
                    Begin(CutAsync(hold, SignInOver));
                }
                else if (!await IsTheirsAsync(some.Key, hold.Row.Request, hold.Right, cancellation))
                {
                    Begin(CutAsync(hold, NotTheirs));
                }
            }
        }
    }

    private void Begin(Task cutting)
    {
        _cutting[cutting] = 0;
        _ = cutting.ContinueWith(done => _cutting.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken);
        }
        finally
        {
            // The store is closed after this.
            await Task.WhenAll(_cutting.Keys);
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        var (version, at) = (changes.Version, time.GetTimestamp());
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_holds.IsEmpty || (version == changes.Version && time.GetElapsedTime(at) < Every))
            {
                continue;
            }

            var seen = changes.Version;
            try
            {
                await CheckAsync(stoppingToken);
                (version, at) = (seen, time.GetTimestamp());
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The store does not answer: asked again at the next look.
                LogFailure(e);
            }
        }
    }

    private async Task<HashSet<LineRight>> OverAsync(IReadOnlyList<LineRight> rights, OrganisationId organisation, CancellationToken cancellation)
    {
        var asked = rights.Where(r => r.SignIn is not null).Distinct()
            .ToDictionary(r => new OpenStream(r.SignIn!.Value.Hash, new Caller.Technician(organisation, "", r.Technician, "", "", [], new HashSet<Domain.Technicians.Permission>())));
        var over = asked.Count == 0 ? [] : await _signIns.OverAsync([.. asked.Keys], cancellation);
        return [.. over.Select(o => asked[o])];
    }

    private async Task<bool> IsTheirsAsync(OrganisationId organisation, RequestId request, LineRight right, CancellationToken cancellation) =>
        await sessions.OfRequestAsync(organisation, request, cancellation) is { IsOpen: true } session && (session.Technician == right.Technician || right.Joins == JoinRight.Joins);

    private async Task CutAsync(LineHold hold, string why)
    {
        try
        {
            if (await hold.CutAsync(why))
            {
                await book.NoteAsync(
                    hold.Row, null, new Dictionary<string, object?>(), DeviceKinds.Cut, new Dictionary<string, object?> { ["what"] = hold.What, ["why"] = why, ["of"] = hold.Right.Actor }, AuditActor.System, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            LogFailure(e);
        }
    }

    [LoggerMessage(5030, LogLevel.Error, "Looking after the lines to devices failed")]
    private partial void LogFailure(Exception exception);
}
