namespace Deskside.Protocol.Frames;

/// <summary>A stream: leg (high byte) ‖ channel (low byte).</summary>
/// <remarks>
/// Sharer's frames: leg 0 goes to every admitted viewer, leg n to viewer n alone. Viewer's frames: always its own number.
/// The relay refuses anything else. Source: docs/protocol/frames.md.
/// </remarks>
public readonly record struct StreamId(ushort Value)
{
    /// <summary>The leg byte of frames for every viewer.</summary>
    public const byte EveryViewer = 0;

    /// <summary>Viewers' legs are numbered 1 to this.</summary>
    public const byte LastViewer = 254;

    public byte Leg => (byte)(Value >> 8);

    public byte Channel => (byte)Value;

    public static StreamId Of(byte leg, byte channel) => new((ushort)((leg << 8) | channel));

    public override string ToString() => $"{Leg}/{Channel}";
}
