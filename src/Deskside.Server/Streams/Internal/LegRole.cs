namespace Deskside.Server.Streams.Internal;

/// <summary>Which end of the stream a leg is.</summary>
internal enum LegRole
{
    Sharer,
    Viewer,
}
