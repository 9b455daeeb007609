using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.OutOfBand.Cira;

/// <summary>Opens lines to a connected device's ports: the TLS port where the device offers it, the plain one else.</summary>
/// <remarks>
/// The first certificate seen is pinned for the life of this object and shown as <see cref="Pin"/>, for the caller to keep.
/// A plain port is used only when the device offers no TLS port for the same service, and never once a certificate is pinned. Thread-safe enough for one device's calls,
/// which go one at a time a service; two first lines at once would pin the same certificate.
/// </remarks>
public sealed class DeviceLines(CiraConnection connection, CertificatePin? known)
{
    /// <summary>The device's certificate, as known or as first seen.</summary>
    public CertificatePin? Pin { get; private set; } = known;

    public ValueTask<LineOutcome> WsManAsync(CancellationToken cancellation) => OpenAsync(DevicePort.WsManTls, DevicePort.WsMan, cancellation);

    public ValueTask<LineOutcome> RedirectionAsync(CancellationToken cancellation) =>
        OpenAsync(DevicePort.RedirectionTls, DevicePort.Redirection, cancellation);

    private async ValueTask<LineOutcome> OpenAsync(int tlsPort, int plainPort, CancellationToken cancellation)
    {
        var isTls = connection.Ports.Contains(tlsPort);
        if (!isTls && Pin is not null) return new LineOutcome.Failed($"The device was reached by TLS before, but does not offer port {tlsPort} now.");
        var outcome = await connection.OpenAsync(isTls ? tlsPort : plainPort, cancellation);
        // A device may offer a TLS port and not serve it: then, and only while nothing was pinned, the plain one is tried.
        if (isTls && Pin is null && outcome is ChannelOutcome.Refused)
        {
            isTls = false;
            outcome = await connection.OpenAsync(plainPort, cancellation);
        }
        return outcome switch
        {
            ChannelOutcome.Opened opened when isTls => await ProtectAsync(opened.Channel, cancellation),
            ChannelOutcome.Opened opened => new LineOutcome.Opened(opened.Channel),
            ChannelOutcome.Refused refused => new LineOutcome.Failed($"The device did not open port {(isTls ? tlsPort : plainPort)}: {refused.Reason}."),
            ChannelOutcome.NoAnswer silent => new LineOutcome.Failed($"The device did not answer within {silent.After.TotalSeconds:0} s."),
            ChannelOutcome.TooMany many => new LineOutcome.Failed($"{many.Limit} channels are open to this device already."),
            ChannelOutcome.LineLost lost => new LineOutcome.Failed(lost.Why),
            _ => new LineOutcome.Failed("No channel."),
        };
    }

    private async ValueTask<LineOutcome> ProtectAsync(ApfChannel channel, CancellationToken cancellation)
    {
        switch (await PinnedTls.OpenAsync(channel, Pin, cancellation))
        {
            case PinnedTlsOutcome.Opened opened:
                Pin ??= opened.Seen;
                return new LineOutcome.Opened(opened.Stream);
            case PinnedTlsOutcome.OtherCertificate other:
                return new LineOutcome.Failed($"The device shows another certificate ({other.Seen}) than before ({other.Expected}).");
            case PinnedTlsOutcome.Failed failed: return new LineOutcome.Failed($"No TLS to the device: {failed.Why}");
            default: return new LineOutcome.Failed("No TLS.");
        }
    }
}
