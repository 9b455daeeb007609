using System.Globalization;
using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Json;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>A device as stored.</summary>
internal sealed record DeviceRow
{
    public const string Columns =
        """
        d.organisation, d.device, d.request, d.password, d.made_at, d.expires_at, d.closed_at, d.node, d.hello_at, d.address, d.called_because, d.cipher, d.ports, d.access,
        d.wrong_tries, d.retry_at, d.line, d.serial, d.media, d.screen, d.armed, d.boot, d.forward, p.pin
        """;

    public const string From = "devices d LEFT JOIN device_pins p ON p.organisation = d.organisation AND p.device = d.device";

    public OrganisationId Organisation { get; init; }

    public string Device { get; init; } = "";

    public RequestId Request { get; init; }

    public byte[]? Password { get; init; }

    public long ExpiresAt { get; init; }

    public long? ClosedAt { get; init; }

    public string? Node { get; init; }

    public long? HelloAt { get; init; }

    public string? Address { get; init; }

    public string? CalledBecause { get; init; }

    public string? Cipher { get; init; }

    public string Ports { get; init; } = "";

    public string Access { get; init; } = "";

    public long WrongTries { get; init; }

    public long RetryAt { get; init; }

    public string? Line { get; init; }

    public string Serial { get; init; } = "";

    public string Media { get; init; } = "";

    public string Screen { get; init; } = "";

    public long Armed { get; init; }

    public string? Boot { get; init; }

    public string? Forward { get; init; }

    public string? Pin { get; init; }

    public Guid Uuid => Guid.Parse(Device);

    /// <summary>Whether a call of this PC may be let in.</summary>
    public bool IsExpectedAt(long nowMs) => ClosedAt is null && Password is not null && ExpiresAt > nowMs;

    public DeviceView ToView(long nowMs) => new(
        Uuid,
        SpokenUuid.Format(Uuid),
        Request,
        Node is not null ? DeviceState.Connected : HelloAt is null ? DeviceState.Expected : DeviceState.Offline,
        HelloAt.ToInstant(),
        Address,
        EnumText.Read<HelloTrigger>(CalledBecause),
        Cipher,
        [.. Ports.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))],
        EnumText.Read<DeviceAccess>(Access) ?? DeviceAccess.Unknown,
        RetryAt > nowMs ? (int)((RetryAt - nowMs + 999) / 1000) : null,
        EnumText.Read<DeviceLineKind>(Line),
        Pin,
        ExpiresAt.ToInstant(),
        EnumText.Read<DeviceSwitch>(Serial) ?? DeviceSwitch.Closed,
        EnumText.Read<DeviceSwitch>(Media) ?? DeviceSwitch.Closed,
        EnumText.Read<DeviceSwitch>(Screen) ?? DeviceSwitch.Closed,
        Read<BootView>(Boot),
        Read<ForwardView>(Forward));

    public override string ToString() => $"device {Device}";

    private static T? Read<T>(string? json)
        where T : class =>
        json is null ? null : JsonSerializer.Deserialize<T>(json, WireJson.Options);
}
