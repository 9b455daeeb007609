namespace Deskside.Server.Sessions;

public enum SharerPresence
{
    Away,
    Here,
}
