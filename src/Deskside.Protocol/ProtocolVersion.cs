namespace Deskside.Protocol;

/// <summary>The version of the wire that this build speaks, stated in every Join.</summary>
/// <remarks>An end outside <see cref="Min"/>…<see cref="Max"/> is refused with both numbers, so that it can say what to update.</remarks>
public static class ProtocolVersion
{
    public const ushort Current = 1;
    public const ushort Min = 1;
    public const ushort Max = 1;
}
