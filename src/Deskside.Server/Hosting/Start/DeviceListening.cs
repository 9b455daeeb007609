using System.Globalization;
using System.Net;

namespace Deskside.Server.Hosting.Start;

/// <summary>Where the management firmware of PCs calls in.</summary>
/// <param name="Address">Port 0 = any free one.</param>
/// <param name="Wish">Whether somebody asked for it: then a port that is taken stops the start, else it is only told.</param>
public sealed record DeviceListening(IPEndPoint Address, DeviceListeningWish Wish)
{
    public const int UsualPort = 4433;

    /// <summary>"off", a port, or an address with a port; nothing = the usual port beside the web pages. Errors: <see cref="StartRefused"/>.</summary>
    public static DeviceListening? Read(string? text, IPAddress listen) => text switch
    {
        null => new DeviceListening(new IPEndPoint(listen, UsualPort), DeviceListeningWish.Usual),
        "off" => null,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 =>
            new DeviceListening(new IPEndPoint(listen, port), DeviceListeningWish.Asked),
        _ when text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var address) => new DeviceListening(address, DeviceListeningWish.Asked),
        _ => throw new StartRefused($"--out-of-band must be off, a port from 0 (any free one) to 65535, or ADDRESS:PORT, but is {text}."),
    };
}

public enum DeviceListeningWish
{
    Usual,
    Asked,
}
