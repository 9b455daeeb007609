using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting.Events;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>The lines that this node holds: of PCs that a case expects, and of such as wait to be expected.</summary>
/// <remarks>
/// One line a UUID and organisation: a newer call ends the older one. Waiting lines are bounded (the oldest makes room for the newest, so that whoever has
/// the organisation's secret cannot shut the door for the PC that is awaited) and end after ten minutes. Thread-safe.
/// </remarks>
internal sealed partial class DeviceFloor(DeviceBook devices, FleetingNews fleeting, TimeProvider time, ILogger<DeviceFloor> log) : IAsyncDisposable
{
    public const int MostPending = 32;
    public const int MostLines = 200;

    public static readonly TimeSpan PendingPatience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(OrganisationId, Guid), LiveDevice> _live = new();
    private readonly ConcurrentDictionary<(OrganisationId, Guid), PendingLine> _pending = new();
    private readonly ConcurrentDictionary<Task, byte> _cleaning = new();

    public LiveDevice? Find(OrganisationId organisation, Guid device) => _live.GetValueOrDefault((organisation, device));

    /// <summary>What this node holds for a case.</summary>
    public IReadOnlyList<LiveDevice> Of(OrganisationId organisation, RequestId request) => [.. _live.Values.Where(l => l.Organisation == organisation && l.Request == request)];

    /// <summary>Whether the organisation may have one more PC at work here.</summary>
    public bool HasRoom(OrganisationId organisation) => _live.Keys.Count(k => k.Item1 == organisation) < MostLines;

    public async ValueTask ArrivedAsync(OrganisationId organisation, CiraConnection connection, CiraLine line, DeviceCall call, CancellationToken cancellation)
    {
        var device = connection.Hello!.Uuid;
        var arrived = new PendingLine(connection, line, call);
        if (await IsExpectedAsync(organisation, device, cancellation))
        {
            await TakeInAsync(organisation, device, arrived, cancellation);
            return;
        }

        Exchange(_pending, (organisation, device), arrived)?.Connection.Close();
        foreach (var (key, waiting) in _pending.Where(p => p.Key.Item1 == organisation).OrderByDescending(p => p.Value.Call.At).Skip(MostPending))
        {
            if (_pending.TryRemove(KeyValuePair.Create(key, waiting)))
            {
                waiting.Connection.Close();
            }
        }

        // Somebody may have typed its number meanwhile, when it did not yet wait here.
        if (await IsExpectedAsync(organisation, device, cancellation) && _pending.TryRemove(KeyValuePair.Create((organisation, device), arrived)))
        {
            await TakeInAsync(organisation, device, arrived, cancellation);
            return;
        }

        fleeting.Tell(organisation, new NewEvent(DeviceKinds.Pending, Audience.Technicians, new { device, spoken = SpokenUuid.Format(device), trigger = call.Trigger }));
    }

    /// <summary>A case expects this PC from now on: if it waits here, it is let in.</summary>
    public async Task AdoptAsync(OrganisationId organisation, Guid device, CancellationToken cancellation)
    {
        if (_pending.TryRemove((organisation, device), out var waiting))
        {
            await TakeInAsync(organisation, device, waiting, cancellation);
        }
        else if (_live.TryGetValue((organisation, device), out var live) && await devices.FindAsync(organisation, device, cancellation) is { } row && row.Request != live.Request)
        {
            // Another case has it now: what the last one opened is closed, the line is taken over.
            await live.Turn.WaitAsync(cancellation);
            live.Turn.Release();
            await DropAsync(organisation, device);
        }
    }

    /// <summary>Ends the PC's line, whether it works or waits.</summary>
    public async Task DropAsync(OrganisationId organisation, Guid device)
    {
        if (_pending.TryRemove((organisation, device), out var waiting))
        {
            waiting.Connection.Close();
        }

        if (_live.TryGetValue((organisation, device), out var live))
        {
            await live.DisposeAsync();
        }
    }

    /// <summary>A line is over. Called by the listener; the rest goes on behind it.</summary>
    public void Ended(CiraLine line, CiraEnd end)
    {
        foreach (var (key, waiting) in _pending)
        {
            if (ReferenceEquals(waiting.Line, line))
            {
                _pending.TryRemove(KeyValuePair.Create(key, waiting));
            }
        }

        foreach (var (key, live) in _live)
        {
            if (ReferenceEquals(live.Line, line) && !live.IsReplaced && _live.TryRemove(KeyValuePair.Create(key, live)))
            {
                Track(CleanUpAsync(live, end));
            }
        }
    }

    /// <summary>Lines that waited long enough.</summary>
    public void EndOldPending()
    {
        foreach (var waiting in _pending.Values.Where(w => time.GetUtcNow() - w.Call.At > PendingPatience))
        {
            waiting.Connection.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var live in _live.Values)
        {
            await live.DisposeAsync();
        }

        await Task.WhenAll(_cleaning.Keys);
    }

    private async Task TakeInAsync(OrganisationId organisation, Guid device, PendingLine arrived, CancellationToken cancellation)
    {
        // What the older line had open is noted as closed before the new one counts.
        var older = Find(organisation, device);
        if (older is not null)
        {
            older.IsReplaced = true;
            await older.DisposeAsync();
        }

        LiveDevice? live = null;
        LiveDevice? sameMoment = null;
        DeviceRow? row = null;
        try
        {
            row = await devices.ConnectedAsync(
                organisation, device, arrived.Call with { Ports = [.. arrived.Connection.Ports] },
                let =>
                {
                    var pin = CertificatePin.TryParse(let.Pin, out var known) ? known : (CertificatePin?)null;
                    live = new LiveDevice(organisation, device, let.Request, arrived.Connection, arrived.Line, arrived.Call, pin, time);
                    var before = Exchange(_live, (organisation, device), live);
                    sameMoment = before is null || ReferenceEquals(before.Line, arrived.Line) || ReferenceEquals(before, older) ? sameMoment : before;
                },
                cancellation);
        }
        finally
        {
            if (row is null && older is not null)
            {
                _live.TryRemove(KeyValuePair.Create((organisation, device), older));
                Track(CleanUpAsync(older, new CiraEnd(CiraEndCause.LineLost, "A newer call took its place, and was not let in.")));
            }
        }

        if (sameMoment is not null)
        {
            // Two calls at once: the later one counts.
            await sameMoment.DisposeAsync();
        }

        if (row is null || live is null)
        {
            arrived.Connection.Close();
            return;
        }

        if (arrived.Connection.IsOver && _live.TryRemove(KeyValuePair.Create((organisation, device), live)))
        {
            // It ended while it was let in, and nobody could find it here then.
            Track(CleanUpAsync(live, new CiraEnd(CiraEndCause.LineLost, "The line ended while the PC was let in.")));
            return;
        }

        LogConnected(device, row.Request);
        if (row.Armed == 1 && devices.PasswordOf(row) is { } password)
        {
            // Beside this call: it is made on the line's own loop, without which the firmware could not answer.
            Track(PutBackAsync(live, row, password));
        }
    }

    /// <summary>The line broke while something was armed: put back what can be put back now.</summary>
    private async Task PutBackAsync(LiveDevice live, DeviceRow row, string password)
    {
        await Task.Yield();
        await live.Turn.WaitAsync();
        try
        {
            var desk = live.DeskFor(password);
            var failure = (await Boot.DisarmAsync(desk, CancellationToken.None)).Failure ?? (await RedirectionSwitch.SetAsync(desk, Redirected.None, CancellationToken.None)).Failure;
            if (failure is not null)
            {
                LogNotPutBack(live.Device, failure.Told);
                await devices.NoteLeftAsync(row, $"What was set before the line broke could not be put back when the PC called again. {failure.Told}", CancellationToken.None);
            }
            else
            {
                await devices.NoteAsync(
                    row, "armed = 0", new Dictionary<string, object?>(), DeviceKinds.Boot,
                    new Dictionary<string, object?> { ["step"] = BootStepName.Restored, ["state"] = BootStepState.Done, ["text"] = "Put back after the line had broken." }, null, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            LogFailure(e, live.Device);
        }
        finally
        {
            live.Turn.Release();
        }
    }

    private async Task<bool> IsExpectedAsync(OrganisationId organisation, Guid device, CancellationToken cancellation) =>
        (await devices.FindAsync(organisation, device, cancellation))?.IsExpectedAt(time.GetUtcNow().ToUnixTimeMilliseconds()) == true;

    /// <summary>Puts the newest there and comes back with the one that it takes the place of; of two at once neither is lost.</summary>
    private static T? Exchange<T>(ConcurrentDictionary<(OrganisationId, Guid), T> lines, (OrganisationId, Guid) key, T newest)
        where T : class
    {
        while (true)
        {
            if (!lines.TryGetValue(key, out var older))
            {
                if (lines.TryAdd(key, newest))
                {
                    return null;
                }
            }
            else if (lines.TryUpdate(key, newest, older))
            {
                return older;
            }
        }
    }

    private void Track(Task work)
    {
        _cleaning[work] = 0;
        _ = work.ContinueWith(done => _cleaning.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task CleanUpAsync(LiveDevice live, CiraEnd end)
    {
        try
        {
            await live.DisposeAsync();
            await devices.LostAsync(live.Organisation, live.Device, live.Call, end.Why, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogFailure(e, live.Device);
        }
    }

    [LoggerMessage(5001, LogLevel.Information, "Device {Device} is connected for request {Request}")]
    private partial void LogConnected(Guid device, RequestId request);

    [LoggerMessage(5003, LogLevel.Warning, "What was armed on device {Device} could not be put back: {Why}")]
    private partial void LogNotPutBack(Guid device, string why);

    [LoggerMessage(5002, LogLevel.Error, "Cleaning up after device {Device} failed")]
    private partial void LogFailure(Exception exception, Guid device);

    private sealed record PendingLine(CiraConnection Connection, CiraLine Line, DeviceCall Call);
}
