using Deskside.Companion.Backend;
using Deskside.Companion.Consent;
using Deskside.Companion.Control;
using Deskside.Companion.Legs;
using Deskside.Companion.Ports;
using Deskside.Companion.Screen;
using Deskside.Companion.Viewers;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Sharing;

/// <summary>One help session at the customer's end: puts the rooms together and runs them until the end.</summary>
/// <remarks>
/// Who may see and act is the seats' business, what passes the gate's, what is sent the outgoing's; this only starts and stops them.
/// After <see cref="RunAsync"/> nothing of the session runs: no capture, no input, no line, no window.
/// </remarks>
internal sealed class SharingSession : IDisposable
{
    private readonly IDesktopPlatform _platform;
    private readonly ScreenLoop _screen;
    private readonly CursorFeed _cursor;
    private readonly ConsentReports _reports;
    private readonly LedgerReports _costs;
    private readonly SharerLeg _leg;
    private readonly Outgoing _outgoing;
    private readonly InputGate _gate;
    private readonly CancellationTokenSource _ended = new();

    public SharingSession(
        SessionPart session, IDesktopPlatform platform, ServerLink server, HttpMessageInvoker http,
        IReadOnlySet<Capability> inAdvance, CpuUse cpu, SessionPolicy policy, TimeProvider time)
    {
        _platform = platform;
        var clock = new SessionClock(time);
        _outgoing = new Outgoing(clock);
        _gate = new InputGate(platform.Input, time, policy.ControlPause);
        _screen = new ScreenLoop(platform.Screen, _gate, _outgoing, clock, cpu, time);
        _cursor = new CursorFeed(platform.Cursor, platform.Screen, _outgoing, time);
        _reports = new ConsentReports(server, session.Id, time);
        _costs = new LedgerReports(_screen.Ledger, server, session.Id, time);
        var consent = new ConsentDesk(platform.Desk, _gate, inAdvance, policy, time);
        Seats = new SeatBook(Guid.Parse(session.Id), platform, consent, _gate, _outgoing, _screen, _cursor, _reports, time, _ended.Token);
        _leg = new SharerLeg(server, http, session.Id, _outgoing, clock, time, Seats);
    }

    /// <summary>Who is connected and what each may do; the bar shows it.</summary>
    public SeatBook Seats { get; }

    /// <summary>The customer takes the mouse back: at once, without asking anybody.</summary>
    public void TakeBackControl() => Seats.TakeBack(Capability.Control);

    /// <summary>Shuts everything now; <see cref="RunAsync"/> then returns.</summary>
    public void End()
    {
        _gate.Close();
        Seats.Close();
        // What waits goes on elsewhere: the caller may be the desk's own thread, which must not run the end to its end.
        _ = _ended.CancelAsync();
    }

    /// <summary>Runs until the session is over. The display may go away: the rest goes on, and says so.</summary>
    public async Task<LegEnd> RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _ended.Token);
        _platform.LocalInput.CustomerActed += _gate.CustomerActed;
        _platform.Screen.SurfacesChanged += Seats.TellSurfaces;
        var leg = _leg.RunAsync(stop.Token);
        var others = new[] { RunScreenAsync(stop.Token), _cursor.RunAsync(stop.Token), _reports.RunAsync(cancellation), _costs.RunAsync(stop.Token) };
        try
        {
            return await leg;
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            return new LegEnd.SessionEnded();
        }
        finally
        {
            _platform.LocalInput.CustomerActed -= _gate.CustomerActed;
            _platform.Screen.SurfacesChanged -= Seats.TellSurfaces;
            End();
            _reports.Complete();
            foreach (var other in others) await other.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _costs.EndAsync();
        }
    }

    public void Dispose()
    {
        Seats.Dispose();
        _gate.Dispose();
        _screen.Dispose();
        _outgoing.Dispose();
        _ended.Dispose();
    }

    private async Task RunScreenAsync(CancellationToken cancellation)
    {
        try
        {
            await _screen.RunAsync(cancellation);
        }
        catch (ScreenLostException lost)
        {
            Seats.TellAll(new Protocol.Messages.Notice(NoticeCodes.ScreenLost, $"The customer's screen is gone: {lost.Message}"));
        }
    }
}
