namespace Deskside.OutOfBand.Apf;

/// <summary>One message of the AMT port forwarding protocol, which a device and its presence server speak over one line.</summary>
/// <remarks>
/// Closed: the cases live here and only here. Byte layouts: docs/out-of-band/apf.md, 1; all integers big-endian, texts are a
/// u32 length and ASCII bytes. Written by <see cref="ApfWriter"/>, read by <see cref="ApfReader"/>.
/// Ownership: payloads that a reader made are lent until its next read; copy what is to stay. Immutable otherwise.
/// </remarks>
public abstract record ApfMessage
{
    private ApfMessage() { }

    public sealed record Disconnect(ApfDisconnectReason Reason) : ApfMessage;

    public sealed record ServiceRequest(string Service) : ApfMessage;

    public sealed record ServiceAccept(string Service) : ApfMessage;

    /// <summary>The device's name and secret. Password is null for every method but "password".</summary>
    public sealed record SignInRequest(string Name, string Service, string Method, string? Password) : ApfMessage
    {
        public override string ToString() => $"SignInRequest {{ Name = {Name}, Method = {Method} }}";
    }

    public sealed record SignInFailure(string Methods) : ApfMessage;

    public sealed record SignInSuccess : ApfMessage;

    /// <summary>The device offers a port of its own through the line.</summary>
    public sealed record ForwardRequest(string Address, uint Port, bool WantsReply) : ApfMessage;

    public sealed record ForwardCancel(string Address, uint Port, bool WantsReply) : ApfMessage;

    public sealed record UdpDatagram(string To, uint ToPort, string From, uint FromPort, ReadOnlyMemory<byte> Payload, bool WantsReply) : ApfMessage;

    /// <summary>Port is null after a cancelled forward.</summary>
    public sealed record RequestSuccess(uint? Port) : ApfMessage;

    public sealed record RequestFailure : ApfMessage;

    /// <summary>Window is the credit, in bytes, that the opener grants.</summary>
    public sealed record ChannelOpen(string Kind, uint Sender, uint Window, string Address, uint Port, string Originator, uint OriginatorPort) : ApfMessage;

    public sealed record ChannelOpenConfirmation(uint Recipient, uint Sender, uint Window) : ApfMessage;

    public sealed record ChannelOpenFailure(uint Recipient, ApfOpenFailureReason Reason) : ApfMessage;

    public sealed record ChannelWindowAdjust(uint Recipient, uint Bytes) : ApfMessage;

    public sealed record ChannelBytes(uint Recipient, ReadOnlyMemory<byte> Payload) : ApfMessage;

    public sealed record ChannelClose(uint Recipient) : ApfMessage;

    /// <summary>The Hello: which device calls, and why.</summary>
    public sealed record ProtocolVersion(uint Major, uint Minor, ApfTrigger Trigger, Guid Uuid) : ApfMessage;

    public sealed record KeepAliveRequest(uint Cookie) : ApfMessage;

    public sealed record KeepAliveReply(uint Cookie) : ApfMessage;

    /// <summary>Both in seconds; 0 leaves the setting as it is.</summary>
    public sealed record KeepAliveOptionsRequest(uint IntervalSeconds, uint TimeoutSeconds) : ApfMessage;

    public sealed record KeepAliveOptionsReply(uint IntervalSeconds, uint TimeoutSeconds) : ApfMessage;
}
