namespace Deskside.OutOfBand.Cira;

/// <summary>The ports that the firmware offers through its line.</summary>
public static class DevicePort
{
    public const int WsMan = 16992;
    public const int WsManTls = 16993;
    public const int Redirection = 16994;
    public const int RedirectionTls = 16995;
    public const int Rfb = 5900;
    public const int Rmcp = 623;
    public const int RmcpTls = 664;
}
