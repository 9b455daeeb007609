namespace Deskside.OutOfBand.Apf;

/// <summary>The texts that APF's specification fixes.</summary>
public static class ApfNames
{
    public const string SignInService = "auth@amt.intel.com";
    public const string ForwardService = "pfwd@amt.intel.com";
    public const string MethodNone = "none";
    public const string MethodPassword = "password";
    public const string Forward = "tcpip-forward";
    public const string CancelForward = "cancel-tcpip-forward";
    public const string UdpSend = "udp-send-to@amt.intel.com";
    public const string ForwardedChannel = "forwarded-tcpip";
    public const string DirectChannel = "direct-tcpip";
}
