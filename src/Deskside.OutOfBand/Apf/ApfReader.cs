namespace Deskside.OutOfBand.Apf;

/// <summary>What a 81 (request success) answers: only the asker knows whether a port follows.</summary>
public enum ApfReplyShape
{
    WithPort,
    Bare,
}

/// <summary>Reads one APF message off the front of a buffer.</summary>
/// <remarks>
/// Never throws, never reads past the buffer, and checks every length before it uses it. A message has no outer length, so an
/// unknown type or request is the end of the line. Texts are taken byte by byte (Latin-1): firmware sends ASCII.
/// Source: docs/out-of-band/apf.md, 1.
/// </remarks>
public static class ApfReader
{
    private const int VersionReservedBytes = 64;

    /// <summary>Reads a message; <paramref name="length"/> is what it took of the buffer, 0 unless the outcome is Ok.</summary>
    public static ApfParse TryRead(ReadOnlyMemory<byte> bytes, ApfReplyShape shape, out ApfMessage? message, out int length)
    {
        var cursor = new ApfCursor(bytes.Span);
        message = Read(ref cursor, bytes, shape);
        if (cursor.State != ApfParse.Ok) message = null;
        length = message is null ? 0 : cursor.Position;
        return cursor.State;
    }

    private static ApfMessage? Read(ref ApfCursor cursor, ReadOnlyMemory<byte> bytes, ApfReplyShape shape)
    {
        var type = (ApfType)cursor.Byte();
        if (cursor.State != ApfParse.Ok) return null;
        switch (type)
        {
            case ApfType.Disconnect:
                var reason = (ApfDisconnectReason)cursor.Number();
                cursor.Skip(2);
                return new ApfMessage.Disconnect(reason);
            case ApfType.ServiceRequest: return new ApfMessage.ServiceRequest(cursor.Text());
            case ApfType.ServiceAccept: return new ApfMessage.ServiceAccept(cursor.Text());
            case ApfType.SignInRequest: return SignIn(ref cursor);
            case ApfType.SignInFailure:
                var methods = cursor.Text();
                cursor.Skip(1);
                return new ApfMessage.SignInFailure(methods);
            case ApfType.SignInSuccess: return new ApfMessage.SignInSuccess();
            case ApfType.GlobalRequest: return GlobalRequest(ref cursor, bytes);
            case ApfType.RequestSuccess: return new ApfMessage.RequestSuccess(shape == ApfReplyShape.WithPort ? cursor.Number() : null);
            case ApfType.RequestFailure: return new ApfMessage.RequestFailure();
            case ApfType.ProtocolVersion: return Version(ref cursor);
            case ApfType.KeepAliveRequest: return new ApfMessage.KeepAliveRequest(cursor.Number());
            case ApfType.KeepAliveReply: return new ApfMessage.KeepAliveReply(cursor.Number());
            case ApfType.KeepAliveOptionsRequest: return new ApfMessage.KeepAliveOptionsRequest(cursor.Number(), cursor.Number());
            case ApfType.KeepAliveOptionsReply: return new ApfMessage.KeepAliveOptionsReply(cursor.Number(), cursor.Number());
            default: return Channel(type, ref cursor, bytes);
        }
    }

    private static ApfMessage? Channel(ApfType type, ref ApfCursor cursor, ReadOnlyMemory<byte> bytes)
    {
        switch (type)
        {
            case ApfType.ChannelOpen: return Open(ref cursor);
            case ApfType.ChannelOpenConfirmation:
                var confirmation = new ApfMessage.ChannelOpenConfirmation(cursor.Number(), cursor.Number(), cursor.Number());
                cursor.Skip(4);
                return confirmation;
            case ApfType.ChannelOpenFailure:
                var failure = new ApfMessage.ChannelOpenFailure(cursor.Number(), (ApfOpenFailureReason)cursor.Number());
                cursor.Skip(8);
                return failure;
            case ApfType.ChannelWindowAdjust: return new ApfMessage.ChannelWindowAdjust(cursor.Number(), cursor.Number());
            case ApfType.ChannelBytes: return new ApfMessage.ChannelBytes(cursor.Number(), bytes[cursor.Payload()]);
            case ApfType.ChannelClose: return new ApfMessage.ChannelClose(cursor.Number());
            default:
                cursor.Fail(ApfParse.UnknownType);
                return null;
        }
    }

    private static ApfMessage.SignInRequest SignIn(ref ApfCursor cursor)
    {
        var (name, service, method) = (cursor.Text(), cursor.Text(), cursor.Text());
        if (method != ApfNames.MethodPassword) return new ApfMessage.SignInRequest(name, service, method, null);
        cursor.Skip(1);
        return new ApfMessage.SignInRequest(name, service, method, cursor.Text());
    }

    private static ApfMessage? GlobalRequest(ref ApfCursor cursor, ReadOnlyMemory<byte> bytes)
    {
        var request = cursor.Text();
        var wantsReply = cursor.Byte() != 0;
        if (cursor.State != ApfParse.Ok) return null;
        switch (request)
        {
            case ApfNames.Forward: return new ApfMessage.ForwardRequest(cursor.Text(), cursor.Number(), wantsReply);
            case ApfNames.CancelForward: return new ApfMessage.ForwardCancel(cursor.Text(), cursor.Number(), wantsReply);
            case ApfNames.UdpSend:
                return new ApfMessage.UdpDatagram(cursor.Text(), cursor.Number(), cursor.Text(), cursor.Number(), bytes[cursor.Payload()], wantsReply);
            default:
                cursor.Fail(ApfParse.UnknownRequest);
                return null;
        }
    }

    private static ApfMessage.ChannelOpen Open(ref ApfCursor cursor)
    {
        var (kind, sender, window) = (cursor.Text(), cursor.Number(), cursor.Number());
        cursor.Skip(4);
        return new ApfMessage.ChannelOpen(kind, sender, window, cursor.Text(), cursor.Number(), cursor.Text(), cursor.Number());
    }

    private static ApfMessage.ProtocolVersion Version(ref ApfCursor cursor)
    {
        var version = new ApfMessage.ProtocolVersion(cursor.Number(), cursor.Number(), (ApfTrigger)cursor.Number(), cursor.Uuid());
        cursor.Skip(VersionReservedBytes);
        return version;
    }
}
