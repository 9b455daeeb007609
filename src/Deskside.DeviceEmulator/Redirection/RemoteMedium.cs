using System.Buffers.Binary;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>A medium in one of the console's drives, read with SCSI commands over the session.</summary>
internal sealed class RemoteMedium : IMedium
{
    /// <summary>One round trip brings so much; with what is around it, it fits the fast mode's window of 256 KiB.</summary>
    public const int MostBytesACommand = 192 * 1024;

    private readonly DriveCommands _commands;
    private readonly byte _device;
    private readonly int _blockBytes;

    private RemoteMedium(DriveCommands commands, byte device, long lengthBytes, int blockBytes) =>
        (_commands, _device, LengthBytes, _blockBytes) = (commands, device, lengthBytes, blockBytes);

    public long LengthBytes { get; }

    /// <summary>Asks a drive for its medium, as firmware does when the drives appear. Null when it is empty.</summary>
    public static async ValueTask<RemoteMedium?> FindAsync(DriveCommands commands, byte device, CancellationToken cancellation)
    {
        // The first answer may be that the medium changed.
        for (var tries = 0; tries < 2; tries++) await commands.RunAsync(device, new byte[12], 0, cancellation);
        var capacity = await commands.RunAsync(device, [0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 8, cancellation);
        if (capacity is not DriveAnswer.Reply { Bytes: { Length: 8 } bytes }) return null;
        var last = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var block = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4));
        return block is 512 or 2048 ? new RemoteMedium(commands, device, (last + 1L) * block, (int)block) : null;
    }

    public async ValueTask ReadAsync(long offsetBytes, Memory<byte> into, CancellationToken cancellation)
    {
        while (!into.IsEmpty)
        {
            var first = offsetBytes / _blockBytes;
            var skip = (int)(offsetBytes % _blockBytes);
            var blocks = Math.Min((skip + into.Length + _blockBytes - 1) / _blockBytes, MostBytesACommand / _blockBytes);
            var command = new byte[12];
            command[0] = 0x28;
            BinaryPrimitives.WriteUInt32BigEndian(command.AsSpan(2), (uint)first);
            BinaryPrimitives.WriteUInt16BigEndian(command.AsSpan(7), (ushort)blocks);
            var answer = await _commands.RunAsync(_device, command, blocks * _blockBytes, cancellation);
            if (answer is not DriveAnswer.Reply { Bytes: var bytes } || bytes.Length != blocks * _blockBytes)
                throw new IOException($"The remote drive did not give blocks {first} to {first + blocks - 1}: {answer}.");
            var count = Math.Min(into.Length, bytes.Length - skip);
            bytes.AsMemory(skip, count).CopyTo(into);
            into = into[count..];
            offsetBytes += count;
        }
    }
}
