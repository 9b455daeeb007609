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
    private SharingSession? _sharing;
    private bool _endedHere;

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
        var desk = new DeskActions(platform.Desk, chat, bar, TakeBack, () => EndByCustomer(view));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        platform.Desk.Acted += desk.Take;
        chat.Changed += bar.Write;
        var chatting = chat.RunAsync(stop.Token);
        Task<LegEnd>? sharing = null;
        try
        {
            bar.Show(view);
            await using var news = new NewsReader(_server, time).ReadAsync(stop.Token).GetAsyncEnumerator(stop.Token);
            var next = news.MoveNextAsync().AsTask();
            while (true)
            {
                if (view.IsOver) return Farewell(view);
                if (view.Session is { } session && sharing is null) sharing = Share(session, bar, cancellation);
                if (await Task.WhenAny(sharing is null ? [next] : [next, sharing]) == sharing) return Farewell(await sharing!);
                await next;
                if (DeskNews.Take(news.Current, chat, platform.Desk)) view = await RefreshAsync(view, cancellation);
                bar.Show(view);
                next = news.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            platform.Desk.Acted -= desk.Take;
            chat.Changed -= bar.Write;
            _sharing?.End();
            if (sharing is not null) await ((Task)sharing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stop.CancelAsync();
            await chatting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _sharing?.Dispose();
        }
    }

    private Task<LegEnd> Share(SessionPart session, BarWriter bar, CancellationToken cancellation)
    {
        _sharing = new SharingSession(session, platform, _server, http, line.Allowed, SessionPolicy.Default, time);
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

    // Local first: the server's agreement is not needed to end, and a dead line must not delay it.
    private async void EndByCustomer(CustomerView view)
    {
        _endedHere = true;
        _sharing?.End();
        platform.Desk.HideAll();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);
        try
        {
            if (_sharing is null || view.Session is null) await _server.LeaveAsync(patience.Token);
            else await _server.EndAsync(view.Session.Id, null, patience.Token);
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
