using System.Net;

namespace Deskside.Server.Hosting.Start;

/// <summary>How the server was told to run. Read once at start; every value is already good.</summary>
public sealed record ServerOptions
{
    /// <summary>0 = any free one.</summary>
    public int Port { get; init; } = 8080;

    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    public TlsChoice Tls { get; init; } = new TlsChoice.None();

    /// <summary>The address by which people reach the server, when it is not the one on which it listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Proxies whose X-Forwarded-… headers are believed.</summary>
    public IReadOnlyList<System.Net.IPNetwork> TrustedProxies { get; init; } = [];

    public string HomeFolder { get; init; } = "data";

    /// <summary>PostgreSQL's address; null = SQLite in the data folder. Holds a password: not to be logged.</summary>
    public string? Database { get; init; }

    /// <summary>The folder web/ with customer/dist and console/dist in it; null = the files inside the executable.</summary>
    public string? WebFolder { get; init; }

    public string CompanionFolder { get; init; } = "companion";

    /// <summary>Of the usual bursts that one address may send: 10 to 10000. More where a whole company calls from one address.</summary>
    public int RatePercent { get; init; } = 100;

    /// <summary>Where the management firmware of PCs calls in; null = this node takes none.</summary>
    public DeviceListening? OutOfBand { get; init; }

    /// <summary>By which other nodes of this desk reach this one; null = where it listens.</summary>
    public Uri? NodeUrl { get; init; }

    public LogForm LogForm { get; init; }

    /// <summary>The demo technician's password; null = this is no demo.</summary>
    public string? DemoPassword { get; init; }

    public bool IsDemo => DemoPassword is not null;
}
