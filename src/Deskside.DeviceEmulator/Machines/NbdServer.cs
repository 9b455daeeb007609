using System.Buffers.Binary;
using System.Net.Sockets;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>Gives a medium to QEMU as a read-only disk over a unix socket, by the NBD protocol.</summary>
/// <remarks>
/// As much of the protocol as QEMU 7.2 speaks: newstyle greeting, structured replies refused, GO or EXPORT_NAME, then reads with
/// simple replies. Source: the NBD protocol document. One connection at a time; QEMU connects again by itself.
/// </remarks>
internal sealed class NbdServer : IAsyncDisposable
{
    private const ulong Magic = 0x4e42444d41474943;
    private const ulong OptionMagic = 0x49484156454F5054;
    private const ulong ReplyMagic = 0x3e889045565a9;
    private const uint RequestMagic = 0x25609513;
    private const uint SimpleReplyMagic = 0x67446698;
    private const uint OptionExportName = 1;
    private const uint OptionAbort = 2;
    private const uint OptionGo = 7;
    private const uint AnswerAck = 1;
    private const uint AnswerExport = 3;
    private const uint AnswerUnsupported = 0x80000001;
    private const ushort HasFlagsReadOnly = 3;
    private const int MaxReadBytes = 32 << 20;
    private const uint IoError = 5;
    private const uint NotPermitted = 1;

    private readonly IMedium _medium;
    private readonly Socket _listener;
    private readonly string _path;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Action _onRead;
    private readonly Task _serving;

    /// <summary>The handler is called before each read, and must not wait.</summary>
    public NbdServer(IMedium medium, string path, Action onRead)
    {
        (_medium, _path, _onRead) = (medium, path, onRead);
        File.Delete(path);
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(2);
        _serving = AcceptAsync(_stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _serving;
        File.Delete(_path);
    }

    private async Task AcceptAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptAsync(cancellation);
                await using var line = new NetworkStream(socket);
                try
                {
                    if (await NegotiateAsync(line, cancellation)) await ServeAsync(line, cancellation);
                }
                catch (Exception broken) when (broken is IOException or EndOfStreamException)
                {
                    // QEMU connects again.
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Asked to stop.
        }
    }

    private async Task<bool> NegotiateAsync(NetworkStream line, CancellationToken cancellation)
    {
        await line.WriteAsync(Bytes(Magic, OptionMagic, (ushort)HasFlagsReadOnly), cancellation);
        await TakeAsync(line, 4, cancellation);
        while (true)
        {
            var head = await TakeAsync(line, 16, cancellation);
            var option = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(8));
            var length = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(12));
            if (length > 4096) return false;
            await TakeAsync(line, (int)length, cancellation);
            switch (option)
            {
                case OptionExportName:
                    await line.WriteAsync(Bytes((ulong)_medium.LengthBytes, HasFlagsReadOnly), cancellation);
                    return true;
                case OptionGo:
                    await line.WriteAsync(Bytes(ReplyMagic, option, AnswerExport, 12u, (ushort)0, (ulong)_medium.LengthBytes, HasFlagsReadOnly), cancellation);
                    await line.WriteAsync(Bytes(ReplyMagic, option, AnswerAck, 0u), cancellation);
                    return true;
                case OptionAbort: return false;
                default: await line.WriteAsync(Bytes(ReplyMagic, option, AnswerUnsupported, 0u), cancellation); break;
            }
        }
    }

    private async Task ServeAsync(NetworkStream line, CancellationToken cancellation)
    {
        while (true)
        {
            var head = await TakeAsync(line, 28, cancellation);
            if (BinaryPrimitives.ReadUInt32BigEndian(head) != RequestMagic) return;
            var command = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(6));
            var handle = BinaryPrimitives.ReadUInt64BigEndian(head.AsSpan(8));
            var offset = (long)BinaryPrimitives.ReadUInt64BigEndian(head.AsSpan(16));
            var length = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(24));
            switch (command)
            {
                case 0: await ReadAsync(line, handle, offset, length, cancellation); break;
                case 2: return;
                case 3: await line.WriteAsync(Bytes(SimpleReplyMagic, 0u, handle), cancellation); break;
                default: await line.WriteAsync(Bytes(SimpleReplyMagic, NotPermitted, handle), cancellation); break;
            }
        }
    }

    private async Task ReadAsync(NetworkStream line, ulong handle, long offset, uint length, CancellationToken cancellation)
    {
        if (offset < 0 || length > MaxReadBytes || offset > _medium.LengthBytes - length)
        {
            await line.WriteAsync(Bytes(SimpleReplyMagic, IoError, handle), cancellation);
            return;
        }
        _onRead();
        var bytes = new byte[length];
        try
        {
            await _medium.ReadAsync(offset, bytes, cancellation);
        }
        catch (IOException)
        {
            await line.WriteAsync(Bytes(SimpleReplyMagic, IoError, handle), cancellation);
            return;
        }
        await line.WriteAsync(Bytes(SimpleReplyMagic, 0u, handle), cancellation);
        await line.WriteAsync(bytes, cancellation);
    }

    private static byte[] Bytes(params ReadOnlySpan<object> values)
    {
        var to = new MemoryStream();
        Span<byte> number = stackalloc byte[8];
        foreach (var value in values)
        {
            var size = value switch { ulong => 8, uint => 4, _ => 2 };
            BinaryPrimitives.WriteUInt64BigEndian(number, Convert.ToUInt64(value, System.Globalization.CultureInfo.InvariantCulture) << (64 - 8 * size));
            to.Write(number[..size]);
        }
        return to.ToArray();
    }

    private static async Task<byte[]> TakeAsync(NetworkStream line, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        await line.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
