using System.Buffers.Binary;

namespace Deskside.OutOfBand.Redirection;

/// <summary>The bytes of the redirection protocol that both ends and all kinds use. All integers little-endian.</summary>
/// <remarks>Source: docs/out-of-band/redirection.md, 1.</remarks>
public static class RedirectionWire
{
    public const byte Start = 0x10;
    public const byte StartReply = 0x11;
    public const byte End = 0x12;
    public const byte SignIn = 0x13;
    public const byte SignInReply = 0x14;

    public const byte TypeQuery = 0;
    public const byte TypePlain = 1;
    public const byte TypeDigest = 4;

    public const byte StatusOk = 0;
    public const byte StatusContinue = 1;

    public const string DigestUri = "/RedirectionService";
    public const string DigestMethod = "POST";

    /// <summary>The most bytes that one sign-in message may carry; ours is under 512.</summary>
    public const int MaxSignInBytes = 4096;

    public const int StartBytes = 8;
    public const int StartReplyBytes = 13;
    public const int SignInHeadBytes = 9;

    public static byte[] StartOf(RedirectionKind kind) => kind switch
    {
        RedirectionKind.Serial => [Start, 0, 0, 0, .. "SOL "u8],
        RedirectionKind.Drives => [Start, 0, 0, 0, .. "IDER"u8],
        _ => [Start, 1, 0, 0, .. "KVMR"u8],
    };

    public static RedirectionKind? KindOf(ReadOnlySpan<byte> start) => start.Length < StartBytes ? null : start[4..8] switch
    {
        [(byte)'S', (byte)'O', (byte)'L', (byte)' '] => RedirectionKind.Serial,
        [(byte)'I', (byte)'D', (byte)'E', (byte)'R'] => RedirectionKind.Drives,
        [(byte)'K', (byte)'V', (byte)'M', (byte)'R'] => RedirectionKind.Screen,
        _ => null,
    };

    /// <summary>A sign-in message, or the reply to one (then with a status).</summary>
    public static byte[] SignInMessage(byte command, byte status, byte type, ReadOnlySpan<byte> payload)
    {
        var message = new byte[SignInHeadBytes + payload.Length];
        (message[0], message[1], message[4]) = (command, status, type);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(5), (uint)payload.Length);
        payload.CopyTo(message.AsSpan(SignInHeadBytes));
        return message;
    }

    /// <summary>What a measured length says: −1 = more bytes are needed to know it, −2 = no message of this kind. Both become 0.</summary>
    internal static MessageLength Told(ref int length)
    {
        if (length >= 0) return MessageLength.Known;
        var state = length == -1 ? MessageLength.NeedMore : MessageLength.Unknown;
        length = 0;
        return state;
    }
}
