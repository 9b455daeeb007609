namespace Deskside.OutOfBand.Apf;

/// <summary>The first byte of an APF message. Source: docs/out-of-band/apf.md, 1.</summary>
public enum ApfType : byte
{
    Disconnect = 1,
    ServiceRequest = 5,
    ServiceAccept = 6,
    SignInRequest = 50,
    SignInFailure = 51,
    SignInSuccess = 52,
    GlobalRequest = 80,
    RequestSuccess = 81,
    RequestFailure = 82,
    ChannelOpen = 90,
    ChannelOpenConfirmation = 91,
    ChannelOpenFailure = 92,
    ChannelWindowAdjust = 93,
    ChannelBytes = 94,
    ChannelClose = 97,
    ProtocolVersion = 192,
    KeepAliveRequest = 208,
    KeepAliveReply = 209,
    KeepAliveOptionsRequest = 210,
    KeepAliveOptionsReply = 211,
}
