namespace Deskside.Server.Chat.Internal;

internal enum ChatPurpose
{
    Read,
    Write,
}
