namespace Deskside.Protocol.Messages;

/// <summary>Which end of the stream a leg is.</summary>
public enum LegRole : byte
{
    Sharer = 1,
    Viewer = 2,
}
