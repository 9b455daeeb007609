using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Which PCs are expected by which case, and how each stands. Every change is told as an event of its case.</summary>
/// <remarks>The password is sealed to its organisation and UUID, and gone when the device is closed, forgotten or expired.</remarks>
internal sealed class DeviceBook(Database database, SecretBox secrets, AuditTrail audit, IEnumerable<IDeviceCallStep> steps)
{
    private const string Select = $"SELECT {DeviceRow.Columns} FROM {DeviceRow.From}";

    private const string HolderQuery = "SELECT technician FROM sessions WHERE request = @request ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, opened_at DESC LIMIT 1";

    /// <summary>How long an expectation lives without a session.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public Task<DeviceRow?> FindAsync(OrganisationId organisation, Guid device, CancellationToken cancellation) => database.FirstAsync<DeviceRow>(
        $"{Select} WHERE d.organisation = @organisation AND d.device = @device", new { organisation, device = Key(device) }, cancellation);

    public Task<DeviceRow?> OfRequestAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation) => database.FirstAsync<DeviceRow>(
        $"{Select} WHERE d.organisation = @organisation AND d.request = @request", new { organisation, request }, cancellation);

    public Task<IReadOnlyList<DeviceRow>> OfRequestsAsync(OrganisationId organisation, IReadOnlyCollection<RequestId> requests, CancellationToken cancellation) =>
        database.ListAsync<DeviceRow>($"{Select} WHERE d.organisation = @organisation AND d.request IN {SqlList.Of(requests)}", new { organisation }, cancellation);

    /// <summary>Of open cases: the technician's own, or all when null.</summary>
    public Task<IReadOnlyList<DeviceRow>> LiveAsync(OrganisationId organisation, TechnicianId? technician, CancellationToken cancellation) => database.ListAsync<DeviceRow>(
        $"""
        {Select} JOIN sessions s ON s.request = d.request AND s.ended_at IS NULL
        WHERE d.organisation = @organisation{(technician is null ? "" : " AND s.technician = @technician")} ORDER BY d.made_at, d.device LIMIT 500
        """,
        new { organisation, technician },
        cancellation);

    /// <summary>False when another open case has this PC.</summary>
    public Task<bool> ExpectAsync(Caller.Technician caller, RequestId request, Guid device, string password, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var (organisation, key) = (caller.Organisation, Key(device));
            var before = await unit.FirstAsync<DeviceRow>($"{Select} WHERE d.organisation = @organisation AND d.device = @key", new { organisation, key });
            if (before is not null && before.Request != request
                && await unit.FirstAsync<long>("SELECT COUNT(*) FROM sessions WHERE request = @Request AND ended_at IS NULL", new { before.Request }) > 0)
            {
                unit.GiveUp();
                return false;
            }

            await unit.ExecuteAsync("DELETE FROM devices WHERE request = @request AND device <> @key", new { request, key });
            // Wrong tries count on: typing another password must not buy a faster guess.
            await unit.ExecuteAsync(
                """
                INSERT INTO devices (organisation, device, request, password, made_at, expires_at) VALUES (@organisation, @key, @request, @sealedPassword, @now, @expiresAt)
                ON CONFLICT (organisation, device) DO UPDATE SET request = @request, password = @sealedPassword, made_at = @now, expires_at = @expiresAt, closed_at = NULL, access = 'unknown',
                  boot = CASE WHEN devices.request = @request THEN devices.boot ELSE NULL END
                """,
                new { organisation, key, request, sealedPassword = secrets.Seal(password, Purpose(organisation, device)), now = unit.NowMs, expiresAt = unit.NowMs + (long)Lifetime.TotalMilliseconds });
            await AnnounceAsync(unit, organisation, request, DeviceKinds.Expected, new { device });
            await audit.RecordAsync(unit, organisation, new AuditEntry(AuditActor.Of(caller), DeviceKinds.Expected, $"device:{key}") { Details = About(request) });
            return true;
        },
        cancellation);

    /// <summary>False when there is none.</summary>
    public Task<bool> ForgetAsync(OrganisationId organisation, RequestId request, string actor, CancellationToken cancellation) =>
        database.ChangeAsync(unit => ForgetAsync(unit, organisation, request, actor, ForgetReason.Asked), cancellation);

    public async Task<bool> ForgetAsync(Unit unit, OrganisationId organisation, RequestId request, string actor, ForgetReason reason)
    {
        var gone = await unit.FirstAsync<DeviceRow>("DELETE FROM devices WHERE organisation = @organisation AND request = @request RETURNING device, request, node, armed", new { organisation, request });
        if (gone is null)
        {
            return false;
        }

        if (gone is { Armed: 1, Node: null })
        {
            await AnnounceAsync(unit, organisation, request, DeviceKinds.NotPutBack, new { device = gone.Uuid, text = "The PC has no line, and its password is forgotten now: its redirection may still be as it was set here." });
        }

        await AnnounceAsync(unit, organisation, request, DeviceKinds.Forgotten, new { device = gone.Uuid, why = reason });
        var details = About(request);
        details["why"] = EnumText.Write(reason);
        await audit.RecordAsync(unit, organisation, new AuditEntry(actor, DeviceKinds.Forgotten, $"device:{gone.Device}") { Details = details });
        return true;
    }

    public string? PasswordOf(DeviceRow row) => row.Password is { } box ? secrets.Open(box, Purpose(row.Organisation, row.Uuid)) : null;

    /// <summary>The line of an expected PC came up; null when it is not expected any more.</summary>
    /// <param name="organisation">Whose PC.</param>
    /// <param name="device">Its UUID.</param>
    /// <param name="call">The call.</param>
    /// <param name="letIn">Makes the line usable before anybody can read that it is there; in each try of the change, one after another for one PC.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<DeviceRow?> ConnectedAsync(OrganisationId organisation, Guid device, DeviceCall call, Action<DeviceRow> letIn, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.ExecuteAsync(
                """
                UPDATE devices SET node = @Node, hello_at = @helloAt, address = @Address, called_because = @trigger, cipher = @Cipher, ports = @ports, serial = 'closed', media = 'closed',
                  screen = 'closed', forward = NULL, line = NULL
                WHERE organisation = @organisation AND device = @key AND closed_at IS NULL AND password IS NOT NULL AND expires_at > @now
                """,
                new { organisation, key = Key(device), now = unit.NowMs, call.Node, helloAt = call.At.ToUnixTimeMilliseconds(), call.Address, trigger = EnumText.Write(call.Trigger), call.Cipher, ports = string.Join(',', call.Ports) });
            if (changed == 0)
            {
                return null;
            }

            var row = await ReadAsync(unit, organisation, device);
            letIn(row);
            await AnnounceAsync(unit, organisation, row.Request, DeviceKinds.Hello, new { device, helloAt = call.At, address = call.Address, trigger = call.Trigger, cipher = call.Cipher });
            foreach (var step in steps)
            {
                await step.ConnectedAsync(unit, organisation, row.Request);
            }

            return (DeviceRow?)row;
        },
        cancellation);

    /// <summary>The line is gone. Nothing when another node or a newer line has the PC.</summary>
    public Task LostAsync(OrganisationId organisation, Guid device, DeviceCall call, string why, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var lost = await unit.FirstAsync<DeviceRow>(
                """
                UPDATE devices SET node = NULL, serial = 'closed', media = 'closed', screen = 'closed', forward = NULL
                WHERE organisation = @organisation AND device = @key AND node = @Node AND hello_at = @helloAt RETURNING device, request
                """,
                new { organisation, key = Key(device), call.Node, helloAt = call.At.ToUnixTimeMilliseconds() });
            if (lost is not null)
            {
                await AnnounceAsync(unit, organisation, lost.Request, DeviceKinds.Offline, new { device, why });
            }
        },
        cancellation);

    /// <summary>After a start: what the last life of this node held is gone.</summary>
    public Task ForgetLinesAsync(string node, CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync("UPDATE devices SET node = NULL, serial = 'closed', media = 'closed', screen = 'closed', forward = NULL WHERE node = @node", new { node }), cancellation);

    /// <summary>The password was tried.</summary>
    public Task TriedAsync(DeviceRow row, DeviceAccess access, DeviceLineKind line, string? pin, string actor, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var tries = access == DeviceAccess.Wrong ? row.WrongTries + 1 : 0;
            var retryAt = access == DeviceAccess.Wrong ? unit.NowMs + (long)AccessPace.After(tries).TotalMilliseconds : 0;
            if (pin is not null)
            {
                await unit.ExecuteAsync(
                    "INSERT INTO device_pins (organisation, device, pin, at) VALUES (@Organisation, @Device, @pin, @now) ON CONFLICT (organisation, device) DO NOTHING",
                    new { row.Organisation, row.Device, pin, now = unit.NowMs });
            }

            var was = await unit.FirstAsync<string?>("SELECT access FROM devices WHERE organisation = @Organisation AND device = @Device", new { row.Organisation, row.Device });
            await unit.ExecuteAsync(
                "UPDATE devices SET access = @access, wrong_tries = @tries, retry_at = @retryAt, line = @line WHERE organisation = @Organisation AND device = @Device",
                new { access = EnumText.Write(access), tries, retryAt, line = EnumText.Write(line), row.Organisation, row.Device });
            if (was == EnumText.Write(access) && access == DeviceAccess.Right)
            {
                return;
            }

            await AnnounceAsync(unit, row.Organisation, row.Request, DeviceKinds.Access, new { device = row.Uuid, access });
            await audit.RecordAsync(unit, row.Organisation, new AuditEntry(actor, DeviceKinds.Access, $"device:{row.Device}") { Details = new Dictionary<string, string?> { ["access"] = EnumText.Write(access) } });
        },
        cancellation);

    /// <summary>Changes columns of one device and tells it.</summary>
    /// <param name="row">Which.</param>
    /// <param name="set">Assignments in SQL; constants and @parameters only.</param>
    /// <param name="parameters">Their values.</param>
    /// <param name="kind">The event.</param>
    /// <param name="body">Its own members; "device" is added.</param>
    /// <param name="actor">Who is audited; null for what the device or a timer did.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task NoteAsync(
        DeviceRow row, string? set, IReadOnlyDictionary<string, object?> parameters, string kind, IReadOnlyDictionary<string, object?> body, string? actor, CancellationToken cancellation) =>
        database.ChangeAsync(
            async unit =>
            {
                if (set is not null)
                {
                    var values = new Dictionary<string, object?>(parameters) { ["organisation"] = row.Organisation.ToString(), ["device"] = row.Device };
                    await unit.ExecuteAsync($"UPDATE devices SET {set} WHERE organisation = @organisation AND device = @device", values);
                }

                await AnnounceAsync(unit, row.Organisation, row.Request, kind, new Dictionary<string, object?>(body) { ["device"] = row.Uuid });
                if (actor is not null)
                {
                    await audit.RecordAsync(unit, row.Organisation, new AuditEntry(actor, kind, $"device:{row.Device}")
                    {
                        Details = body.ToDictionary(b => b.Key, b => b.Value is null ? null : JsonSerializer.Serialize(b.Value, WireJson.Options).Trim('"')),
                    });
                }
            },
            cancellation);

    /// <summary>Something of the firmware is not as it was before we came: nobody but the case will know it.</summary>
    public Task NoteLeftAsync(DeviceRow row, string left, CancellationToken cancellation) =>
        NoteAsync(row, null, new Dictionary<string, object?>(), DeviceKinds.NotPutBack, new Dictionary<string, object?> { ["text"] = left }, AuditActor.System, cancellation);

    /// <summary>Who holds the case now, or held it last.</summary>
    public Task<TechnicianId?> HolderAsync(RequestId request, CancellationToken cancellation) => database.FirstAsync<TechnicianId?>(HolderQuery, new { request }, cancellation);

    /// <summary>Changes columns of one device without telling it.</summary>
    public Task SetAsync(DeviceRow row, string set, CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync($"UPDATE devices SET {set} WHERE organisation = @Organisation AND device = @Device", new { row.Organisation, row.Device }), cancellation);

    /// <summary>The firmware has a certificate of its own anew: the next one seen is pinned.</summary>
    public Task UnpinAsync(Caller.Technician caller, DeviceRow row, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await unit.ExecuteAsync("DELETE FROM device_pins WHERE organisation = @Organisation AND device = @Device", new { row.Organisation, row.Device });
            await audit.RecordAsync(unit, row.Organisation, new AuditEntry(AuditActor.Of(caller), "device.unpinned", $"device:{row.Device}") { Details = new Dictionary<string, string?> { ["pin"] = row.Pin } });
        },
        cancellation);

    /// <summary>Open sessions keep their devices; the rest is forgotten when its time has come.</summary>
    public async Task TidyAsync(long nowMs, CancellationToken cancellation)
    {
        var over = await database.ListAsync<DeviceRow>($"{Select} WHERE d.expires_at < @nowMs LIMIT 100", new { nowMs }, cancellation);
        foreach (var row in over)
        {
            await database.ChangeAsync(
                async unit =>
                {
                    var kept = await unit.ExecuteAsync(
                        """
                        UPDATE devices SET expires_at = @later WHERE organisation = @Organisation AND device = @Device
                          AND EXISTS (SELECT 1 FROM sessions s WHERE s.request = devices.request AND s.ended_at IS NULL)
                        """,
                        new { later = nowMs + (long)Lifetime.TotalMilliseconds, row.Organisation, row.Device });
                    if (kept == 0)
                    {
                        await ForgetAsync(unit, row.Organisation, row.Request, AuditActor.System, ForgetReason.Expired);
                    }
                },
                cancellation);
        }

        await database.ChangeAsync(unit => unit.ExecuteAsync("DELETE FROM device_tickets WHERE expires_at < @nowMs", new { nowMs }), cancellation);
    }

    public static string Key(Guid device) => device.ToString("D");

    private static string Purpose(OrganisationId organisation, Guid device) => $"device password {organisation} {device:D}";

    private static Dictionary<string, string?> About(RequestId request) => new() { ["request"] = request.ToString() };

    private static async Task<DeviceRow> ReadAsync(Unit unit, OrganisationId organisation, Guid device) =>
        (await unit.FirstAsync<DeviceRow>($"{Select} WHERE d.organisation = @organisation AND d.device = @device", new { organisation, device = Key(device) }))!;

    /// <summary>For the technician who holds the case, those who see all, and the customer.</summary>
    private static async Task AnnounceAsync(Unit unit, OrganisationId organisation, RequestId request, string kind, object body)
    {
        var holder = await unit.FirstAsync<TechnicianId?>(HolderQuery, new { request });
        unit.Announce(organisation, new NewEvent(kind, Audience.SessionSides, body) { Request = request, Holder = holder });
    }
}
