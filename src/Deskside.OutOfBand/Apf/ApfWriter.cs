using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Deskside.OutOfBand.Apf;

/// <summary>Writes one APF message. The mirror of <see cref="ApfReader"/>; texts must fit <see cref="ApfBounds.MaxTextBytes"/>.</summary>
public static class ApfWriter
{
    public static void Write(IBufferWriter<byte> to, ApfMessage message)
    {
        switch (message)
        {
            case ApfMessage.Disconnect m: Type(to, ApfType.Disconnect); Number(to, (uint)m.Reason); Zeros(to, 2); break;
            case ApfMessage.ServiceRequest m: Type(to, ApfType.ServiceRequest); Text(to, m.Service); break;
            case ApfMessage.ServiceAccept m: Type(to, ApfType.ServiceAccept); Text(to, m.Service); break;
            case ApfMessage.SignInRequest m: SignIn(to, m); break;
            case ApfMessage.SignInFailure m: Type(to, ApfType.SignInFailure); Text(to, m.Methods); Zeros(to, 1); break;
            case ApfMessage.SignInSuccess: Type(to, ApfType.SignInSuccess); break;
            case ApfMessage.ForwardRequest m: Forward(to, ApfNames.Forward, m.WantsReply, m.Address, m.Port); break;
            case ApfMessage.ForwardCancel m: Forward(to, ApfNames.CancelForward, m.WantsReply, m.Address, m.Port); break;
            case ApfMessage.UdpDatagram m: Udp(to, m); break;
            case ApfMessage.RequestSuccess m: Type(to, ApfType.RequestSuccess); if (m.Port is { } port) Number(to, port); break;
            case ApfMessage.RequestFailure: Type(to, ApfType.RequestFailure); break;
            case ApfMessage.ChannelOpen m: Open(to, m); break;
            case ApfMessage.ChannelOpenConfirmation m:
                Type(to, ApfType.ChannelOpenConfirmation); Numbers(to, m.Recipient, m.Sender, m.Window, ApfBounds.NoPacketLimit); break;
            case ApfMessage.ChannelOpenFailure m: Type(to, ApfType.ChannelOpenFailure); Numbers(to, m.Recipient, (uint)m.Reason, 0, 0); break;
            case ApfMessage.ChannelWindowAdjust m: Type(to, ApfType.ChannelWindowAdjust); Numbers(to, m.Recipient, m.Bytes); break;
            case ApfMessage.ChannelBytes m: Type(to, ApfType.ChannelBytes); Number(to, m.Recipient); Payload(to, m.Payload.Span); break;
            case ApfMessage.ChannelClose m: Type(to, ApfType.ChannelClose); Number(to, m.Recipient); break;
            case ApfMessage.ProtocolVersion m: Version(to, m); break;
            case ApfMessage.KeepAliveRequest m: Type(to, ApfType.KeepAliveRequest); Number(to, m.Cookie); break;
            case ApfMessage.KeepAliveReply m: Type(to, ApfType.KeepAliveReply); Number(to, m.Cookie); break;
            case ApfMessage.KeepAliveOptionsRequest m:
                Type(to, ApfType.KeepAliveOptionsRequest); Numbers(to, m.IntervalSeconds, m.TimeoutSeconds); break;
            case ApfMessage.KeepAliveOptionsReply m:
                Type(to, ApfType.KeepAliveOptionsReply); Numbers(to, m.IntervalSeconds, m.TimeoutSeconds); break;
            default: throw new UnreachableException();
        }
    }

    private static void SignIn(IBufferWriter<byte> to, ApfMessage.SignInRequest m)
    {
        Type(to, ApfType.SignInRequest);
        Text(to, m.Name); Text(to, m.Service); Text(to, m.Method);
        if (m.Method != ApfNames.MethodPassword) return;
        Zeros(to, 1);
        Text(to, m.Password ?? "");
    }

    private static void Forward(IBufferWriter<byte> to, string request, bool wantsReply, string address, uint port)
    {
        Type(to, ApfType.GlobalRequest);
        Text(to, request);
        to.Write([wantsReply ? (byte)1 : (byte)0]);
        Text(to, address);
        Number(to, port);
    }

    private static void Udp(IBufferWriter<byte> to, ApfMessage.UdpDatagram m)
    {
        Type(to, ApfType.GlobalRequest);
        Text(to, ApfNames.UdpSend);
        to.Write([m.WantsReply ? (byte)1 : (byte)0]);
        Text(to, m.To); Number(to, m.ToPort);
        Text(to, m.From); Number(to, m.FromPort);
        Payload(to, m.Payload.Span);
    }

    private static void Open(IBufferWriter<byte> to, ApfMessage.ChannelOpen m)
    {
        Type(to, ApfType.ChannelOpen);
        Text(to, m.Kind);
        Numbers(to, m.Sender, m.Window, ApfBounds.NoPacketLimit);
        Text(to, m.Address); Number(to, m.Port);
        Text(to, m.Originator); Number(to, m.OriginatorPort);
    }

    private static void Version(IBufferWriter<byte> to, ApfMessage.ProtocolVersion m)
    {
        Type(to, ApfType.ProtocolVersion);
        Numbers(to, m.Major, m.Minor, (uint)m.Trigger);
        m.Uuid.TryWriteBytes(to.GetSpan(16));
        to.Advance(16);
        Zeros(to, 64);
    }

    private static void Type(IBufferWriter<byte> to, ApfType type) => to.Write([(byte)type]);

    private static void Numbers(IBufferWriter<byte> to, params ReadOnlySpan<uint> values)
    {
        foreach (var value in values) Number(to, value);
    }

    private static void Number(IBufferWriter<byte> to, uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(to.GetSpan(4), value);
        to.Advance(4);
    }

    private static void Text(IBufferWriter<byte> to, string text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, ApfBounds.MaxTextBytes);
        Number(to, (uint)text.Length);
        to.Advance(Encoding.Latin1.GetBytes(text, to.GetSpan(text.Length)));
    }

    private static void Payload(IBufferWriter<byte> to, ReadOnlySpan<byte> payload)
    {
        Number(to, (uint)payload.Length);
        to.Write(payload);
    }

    private static void Zeros(IBufferWriter<byte> to, int count)
    {
        to.GetSpan(count)[..count].Clear();
        to.Advance(count);
    }
}
