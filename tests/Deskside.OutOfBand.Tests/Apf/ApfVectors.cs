using System.Buffers;
using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Tests.Apf;

/// <summary>One of each message, and bytes that a presence server from elsewhere accepted or sent.</summary>
internal static class ApfVectors
{
    public static readonly Guid Uuid = Guid.Parse("4c4c4544-0034-5310-8047-b4c04f4c3232");

    public static readonly byte[] Hello = Convert.FromHexString(
        "c0000000010000000000000001" + "44454c4c340010538047b4c04f4c3232" + new string('0', 128));

    public static readonly byte[] SignInService = Convert.FromHexString("05000000126175746840616d742e696e74656c2e636f6d");

    public static readonly byte[] OpenByOther = Convert.FromHexString(
        "5a0000000f" + "666f727761726465642d7463706970" + "00000004" + "00008000" + "ffffffff" + "00000000" + "00004260" + "00000007" + "312e322e332e34" + "00000400");

    public static readonly ApfMessage[] All =
    [
        new ApfMessage.Disconnect(ApfDisconnectReason.ByApplication),
        new ApfMessage.ServiceRequest(ApfNames.SignInService),
        new ApfMessage.ServiceAccept(ApfNames.ForwardService),
        new ApfMessage.SignInRequest("desk", ApfNames.ForwardService, ApfNames.MethodPassword, "s3cret"),
        new ApfMessage.SignInRequest("desk", ApfNames.ForwardService, ApfNames.MethodNone, null),
        new ApfMessage.SignInFailure(ApfNames.MethodPassword),
        new ApfMessage.SignInSuccess(),
        new ApfMessage.ForwardRequest("pc.home", 16992, true),
        new ApfMessage.ForwardCancel("pc.home", 16992, true),
        new ApfMessage.UdpDatagram("10.0.0.1", 162, "10.0.0.2", 16992, new byte[] { 1, 2, 3 }, false),
        new ApfMessage.RequestSuccess(16992),
        new ApfMessage.RequestFailure(),
        new ApfMessage.ChannelOpen(ApfNames.ForwardedChannel, 4, 32768, "pc.home", 16994, "127.0.0.1", 1028),
        new ApfMessage.ChannelOpenConfirmation(4, 9, 4096),
        new ApfMessage.ChannelOpenFailure(4, ApfOpenFailureReason.ConnectFailed),
        new ApfMessage.ChannelWindowAdjust(9, 500),
        new ApfMessage.ChannelBytes(9, new byte[] { 0, 1, 2, 3, 4, 5, 6, 7 }),
        new ApfMessage.ChannelClose(9),
        new ApfMessage.ProtocolVersion(1, 0, ApfTrigger.ByPerson, Uuid),
        new ApfMessage.KeepAliveRequest(7),
        new ApfMessage.KeepAliveReply(7),
        new ApfMessage.KeepAliveOptionsRequest(30, 90),
        new ApfMessage.KeepAliveOptionsReply(30, 90),
    ];

    public static byte[] Bytes(ApfMessage message)
    {
        var to = new ArrayBufferWriter<byte>();
        ApfWriter.Write(to, message);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>The message with its payload as an array, so that two of them compare by value.</summary>
    public static object Comparable(ApfMessage message) => message switch
    {
        ApfMessage.ChannelBytes bytes => (bytes.Recipient, Convert.ToHexString(bytes.Payload.Span)),
        ApfMessage.UdpDatagram udp => (udp.To, udp.ToPort, udp.From, udp.FromPort, Convert.ToHexString(udp.Payload.Span)),
        _ => message,
    };
}
