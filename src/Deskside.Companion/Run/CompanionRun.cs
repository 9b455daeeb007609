using Deskside.Companion.Backend;
using Deskside.Companion.Chat;
using Deskside.Companion.Launch;
using Deskside.Companion.Legs;
using Deskside.Companion.Ports;
using Deskside.Companion.Sharing;
using Deskside.Domain.Consent;

namespace Deskside.Companion.Run;

/// <summary>One visit of the Companion, from start to "nothing left behind": reach the desk, wait, share, end.</summary>
public sealed class CompanionRun(CommandLine line, IDesktopPlatform platform, HttpMessageInvoker http, TimeProvider time)
{
    private readonly ServerLink _server = new(http, line.Server);
    private readonly CancellationTokenSource _over = new();
    private readonly Pulse _viewChanged = new();
    private volatile CustomerView? _view;
    private SharingSession? _sharing;
    private volatile bool _endedHere;
    private volatile Task _tellingEnd = Task.CompletedTask;

    /// <summary>Runs until the help is over. Returns the text to leave the customer with, or null when there is nothing to say.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _over.Token);
        try
        {
            var (organisation, isDemo) = await _server.GetPortalAsync(line.Portal, cancellation);
            if (await OpenAsync(organisation, cancellation) is not { } view) return null;
            var farewell = await AttendAsync(view, organisation, isDemo, both.Token);
            // Who pressed End knows that it is over.
            return _endedHere ? null : farewell;
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            return null;
        }
        catch (BackendException refused)
        {
            return refused.Message;
        }
        catch (HttpRequestException lost)
        {
            return $"The help desk at {line.Server.Url} cannot be reached: {lost.Message}";
        }
        finally
        {
            platform.Desk.HideAll();
            // The technician is told before this process goes; bounded by the patience in there.
            await _tellingEnd;
        }
    }

    private async Task<CustomerView?> OpenAsync(string organisation, CancellationToken cancellation)
    {
        if (line.Code is { } code) return await _server.JoinAsync(code, ProductVersion.Text, cancellation);
        string? problem = null;
        while (await platform.Desk.AskQuestionAsync(organisation, problem, cancellation) is { } question)
        {
            try
            {
                return await _server.AskAsync(line.Portal, question.Name, question.Question, cancellation);
            }
            catch (Exception refused) when (refused is BackendException or HttpRequestException)
            {
                problem = refused.Message;
            }
        }
        return null;
    }

    private async Task<string?> AttendAsync(CustomerView view, string organisation, bool isDemo, CancellationToken cancellation)
    {
        var chat = new ChatRoom(_server, time);
        var bar = new BarWriter(platform.Desk, chat, organisation, isDemo);
        var desk = new DeskActions(platform.Desk, chat, bar, TakeBack, EndByCustomer);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _view = view;
        platform.Desk.Acted += desk.Take;
        chat.Changed += bar.Write;
        Task[] aside = [chat.RunAsync(stop.Token), FollowNewsAsync(chat, stop.Token)];
        Task<LegEnd>? sharing = null;
        try
        {
            while (true)
            {
                view = _view;
                bar.Show(view);
                if (view.IsOver) return Farewell(view);
                if (view.Session is { } session && sharing is null) sharing = Share(session, bar, cancellation);
                Task[] awaited = sharing is null ? [_viewChanged.WaitAsync(stop.Token), aside[1]] : [_viewChanged.WaitAsync(stop.Token), aside[1], sharing];
                if (await Task.WhenAny(awaited) is var first && first == sharing) return Farewell(await sharing!);
                await first;
            }
        }
        finally
        {
            platform.Desk.Acted -= desk.Take;
            chat.Changed -= bar.Write;
            _sharing?.End();
            if (sharing is not null) await ((Task)sharing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stop.CancelAsync();
            foreach (var task in aside) await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _sharing?.Dispose();
        }
    }

    private async Task FollowNewsAsync(ChatRoom chat, CancellationToken cancellation)
    {
        await foreach (var news in new NewsReader(_server, time).ReadAsync(cancellation))
        {
            if (!DeskNews.Take(news, chat, platform.Desk)) continue;
            _view = await RefreshAsync(_view!, cancellation);
            _viewChanged.Set();
        }
    }

    private Task<LegEnd> Share(SessionPart session, BarWriter bar, CancellationToken cancellation)
    {
        _sharing = new SharingSession(session, platform, _server, http, line.Allowed, line.Cpu, SessionPolicy.Default, time);
        bar.Follow(_sharing.Seats);
        return _sharing.RunAsync(cancellation);
    }

    private async Task<CustomerView> RefreshAsync(CustomerView before, CancellationToken cancellation)
    {
        try
        {
            return await _server.GetMineAsync(cancellation);
        }
        catch (HttpRequestException)
        {
            return before;
        }
    }

    private void TakeBack() => _sharing?.TakeBackControl();

    // Called on the desk's own thread: shut at once, without asking anybody, and leave the rest to the pool.
    private void EndByCustomer()
    {
        _endedHere = true;
        _sharing?.End();
        platform.Desk.HideAll();
        _tellingEnd = Task.Run(TellEndAsync);
    }

    private async Task TellEndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);
        try
        {
            if (_sharing is null || _view?.Session is null) await _server.LeaveAsync(patience.Token);
            else await _server.EndAsync(_view.Session.Id, null, patience.Token);
        }
        catch (Exception lost) when (lost is HttpRequestException or BackendException or OperationCanceledException)
        {
            // The relay tells the technician when the leg is gone.
        }
        await _over.CancelAsync();
    }

    private static string? Farewell(CustomerView view) =>
        view.State == "ended" ? "The help session is over. Nobody is connected to this PC any more." : null;

    private static string? Farewell(LegEnd end) => end switch
    {
        LegEnd.Failed failed => failed.Reason,
        LegEnd.Refused refused => $"The help session ended: {refused.Reason}",
        _ => "The help session is over. Nobody is connected to this PC any more.",
    };
}
