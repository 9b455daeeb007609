namespace Deskside.OutOfBand.Apf;

/// <summary>The most that a peer may claim. APF itself has no maximum packet, only windows; these are ours.</summary>
public static class ApfBounds
{
    public const int MaxTextBytes = 2048;
    public const int MaxPayloadBytes = 1 << 20;

    /// <summary>The reserved "maximum packet" field always has this value on the wire.</summary>
    public const uint NoPacketLimit = 0xFFFFFFFF;

    /// <summary>No whole message is longer: a payload and four short fields, or four texts.</summary>
    public const int MaxMessageBytes = MaxPayloadBytes + (3 * MaxTextBytes) + 64;
}
