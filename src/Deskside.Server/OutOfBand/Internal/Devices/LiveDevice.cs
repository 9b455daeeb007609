using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.Server.OutOfBand.Internal.Boots;
using Deskside.Server.OutOfBand.Internal.Lines;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>A PC whose line this node holds: the line and what is open on it.</summary>
/// <remarks>Whoever changes what is open holds <see cref="Turn"/>. Disposing closes all of it, the line too; not in the turn.</remarks>
internal sealed class LiveDevice(OrganisationId organisation, Guid device, RequestId request, CiraConnection connection, CiraLine line, DeviceCall call, CertificatePin? pin, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The account that the firmware comes with, whose password the customer sets.</summary>
    public const string Administrator = "admin";

    private string? _password;
    private WsManDesk? _desk;
    private readonly ConcurrentDictionary<Task, byte> _watching = new();
    private int _isClosed;
    private volatile bool _isReplaced;

    public OrganisationId Organisation { get; } = organisation;

    public Guid Device { get; } = device;

    public RequestId Request { get; } = request;

    public CiraConnection Connection { get; } = connection;

    public CiraLine Line { get; } = line;

    /// <summary>The call that brought it here: by node and time the store knows whether a newer one came.</summary>
    public DeviceCall Call { get; } = call;

    public DeviceLines Lines { get; } = new(connection, pin);

    /// <summary>A newer call takes its place: it stays findable until that one is there, so that nobody hears that a connected PC has no line.</summary>
    public bool IsReplaced { get => _isReplaced; set => _isReplaced = value; }

    /// <summary>One at a time opens, closes and switches.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public SerialLine? Serial { get; set; }

    public MediaLine? Media { get; set; }

    public ScreenLine? Screen { get; set; }

    public BootRun? Boot { get; set; }

    public ForwardLine? Forward { get; set; }

    /// <summary>How redirection was switched before we came; null when we have not switched it.</summary>
    public Redirected? RedirectionBefore { get; set; }

    /// <summary>How the screen was switched before we came; null when we have not switched it.</summary>
    public ScreenState? ScreenBefore { get; set; }

    public DeviceCredentials Credentials => new(Administrator, _password ?? "");

    public DeviceLineKind LineKind => Lines.Pin is null ? DeviceLineKind.Plain : DeviceLineKind.Tls;

    /// <summary>With the password that was used last; null before any.</summary>
    public WsManDesk? Desk => _desk;

    public WsManDesk DeskFor(string password)
    {
        if (_desk is null || _password != password)
        {
            _desk = new WsManDesk(Lines.WsManAsync, new DeviceCredentials(Administrator, password), time);
            _password = password;
        }

        return _desk;
    }

    /// <summary>What a session of redirected text, drives or screen is open for.</summary>
    public IReadOnlyList<string> OpenSessions =>
        [.. new[] { Serial is null ? null : "the serial line", Media is null ? null : "the redirected drives", Screen is null ? null : "the screen" }.OfType<string>()];

    /// <summary>Something that follows what is open here and notes its end: waited for when the line is given up, so that nothing is noted after the store is closed.</summary>
    public void Track(Task watching)
    {
        _watching[watching] = 0;
        _ = watching.ContinueWith(done => _watching.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
        {
            return;
        }

        // The firmware's own calls end with the line; one that is under way says so to whoever made it.
        try
        {
            foreach (var open in new IAsyncDisposable?[] { Boot, Screen, Serial, Media, Forward })
            {
                if (open is not null)
                {
                    await open.DisposeAsync();
                }
            }
        }
        finally
        {
            // Whatever could not be closed ends with the line, which is not closed by anybody else any more.
            Connection.Close();
            await Task.WhenAll(_watching.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
