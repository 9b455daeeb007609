namespace Deskside.Server.Chat.Internal;

/// <summary>How far a message came. Read includes delivered.</summary>
internal enum SeenKind
{
    Delivered,
    Read,
}
