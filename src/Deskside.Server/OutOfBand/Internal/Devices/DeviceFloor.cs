using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting.Events;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>The lines that this node holds: of PCs that a case expects, and of such as wait to be expected.</summary>
/// <remarks>One line a UUID and organisation: a newer call ends the older one. Waiting lines are bounded and end after ten minutes. Thread-safe.</remarks>
internal sealed partial class DeviceFloor(DeviceBook devices, FleetingNews fleeting, TimeProvider time, ILogger<DeviceFloor> log) : IAsyncDisposable
{
    public const int MostPending = 32;
    public const int MostLines = 200;

    public static readonly TimeSpan PendingPatience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(OrganisationId, Guid), LiveDevice> _live = new();
    private readonly ConcurrentDictionary<(OrganisationId, Guid), PendingLine> _pending = new();
    private readonly ConcurrentDictionary<Task, byte> _cleaning = new();

    public LiveDevice? Find(OrganisationId organisation, Guid device) => _live.GetValueOrDefault((organisation, device));

    /// <summary>Whether the organisation may have one more line here.</summary>
    public bool HasRoom(OrganisationId organisation) =>
        _pending.Keys.Count(k => k.Item1 == organisation) < MostPending && _live.Keys.Count(k => k.Item1 == organisation) < MostLines;

    public async ValueTask ArrivedAsync(OrganisationId organisation, CiraConnection connection, CiraLine line, DeviceCall call, CancellationToken cancellation)
    {
        var device = connection.Hello!.Uuid;
        var arrived = new PendingLine(connection, line, call);
        var row = await devices.FindAsync(organisation, device, cancellation);
        if (row?.IsExpectedAt(time.GetUtcNow().ToUnixTimeMilliseconds()) == true)
        {
            await TakeInAsync(organisation, device, arrived, cancellation);
            return;
        }

        if (_pending.TryRemove((organisation, device), out var older))
        {
            older.Connection.Close();
        }

        _pending[(organisation, device)] = arrived;
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
            if (ReferenceEquals(live.Line, line) && _live.TryRemove(KeyValuePair.Create(key, live)))
            {
                var cleaning = CleanUpAsync(live, end);
                _cleaning[cleaning] = 0;
                _ = cleaning.ContinueWith(done => _cleaning.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
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
        if (_live.TryRemove((organisation, device), out var older))
        {
            await older.DisposeAsync();
        }

        if (await devices.ConnectedAsync(organisation, device, arrived.Call with { Ports = [.. arrived.Connection.Ports] }, cancellation) is not { } row)
        {
            arrived.Connection.Close();
            return;
        }

        var pin = CertificatePin.TryParse(row.Pin, out var known) ? known : (CertificatePin?)null;
        var live = new LiveDevice(organisation, device, row.Request, arrived.Connection, arrived.Line, arrived.Call.Node, pin, time);
        _live[(organisation, device)] = live;
        LogConnected(device, row.Request);
        if (row.Armed == 1 && devices.PasswordOf(row) is { } password)
        {
            // The line broke while something was armed: put back what can be put back now.
            await live.Turn.WaitAsync(cancellation);
            try
            {
                var desk = live.DeskFor(password);
                if ((await Boot.DisarmAsync(desk, cancellation)).Failure is null && (await RedirectionSwitch.SetAsync(desk, Redirected.None, cancellation)).Failure is null)
                {
                    await devices.NoteAsync(
                        row, "armed = 0", new Dictionary<string, object?>(), DeviceKinds.Boot,
                        new Dictionary<string, object?> { ["step"] = BootStepName.Restored, ["state"] = BootStepState.Done, ["text"] = "Put back after the line had broken." }, null, cancellation);
                }
            }
            finally
            {
                live.Turn.Release();
            }
        }
    }

    private async Task CleanUpAsync(LiveDevice live, CiraEnd end)
    {
        try
        {
            await live.DisposeAsync();
            if (!_live.ContainsKey((live.Organisation, live.Device)))
            {
                await devices.LostAsync(live.Organisation, live.Device, live.Node, end.Why, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            LogFailure(e, live.Device);
        }
    }

    [LoggerMessage(5001, LogLevel.Information, "Device {Device} is connected for request {Request}")]
    private partial void LogConnected(Guid device, RequestId request);

    [LoggerMessage(5002, LogLevel.Error, "Cleaning up after device {Device} failed")]
    private partial void LogFailure(Exception exception, Guid device);

    private sealed record PendingLine(CiraConnection Connection, CiraLine Line, DeviceCall Call);
}
