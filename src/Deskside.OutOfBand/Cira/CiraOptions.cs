using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Cira;

/// <summary>How long the presence server waits for a device, and what it grants.</summary>
public sealed record CiraOptions
{
    /// <summary>From the first byte to the accepted forward service, and as long again to the first offered port.</summary>
    public TimeSpan SignInPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which the line is taken for dead. Bytes that drip without making a message are silence.</summary>
    public TimeSpan IdlePatience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long one write may take.</summary>
    public TimeSpan WritePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The device counts as ready when it has offered its last port, or no further one for so long.</summary>
    public TimeSpan ForwardPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the device is to ask for a sign of life, in whole seconds.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Channels that a device may try to open (we refuse each) before it is sent away.</summary>
    public int MaxRefusedChannels { get; init; } = 64;

    /// <summary>Ports that a device may offer.</summary>
    public int MaxForwards { get; init; } = 32;

    public ApfChannelOptions Channels { get; init; } = new();
}
