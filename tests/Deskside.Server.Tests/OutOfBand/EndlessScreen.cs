namespace Deskside.Server.Tests.OutOfBand;

/// <summary>The machine's end of a screen that changes without end and as fast as anybody takes it: pictures of 64×64, each of one byte more than the last.</summary>
internal sealed class EndlessScreen : Stream
{
    public const int PictureBytes = 4 + 12 + 64 * 64 * 2;

    private int _at;
    private long _taken;

    /// <summary>RFB 3.8, one security type (none), its result, the size of 64×64 in RGB565, the name "pc".</summary>
    public static byte[] Greeting { get; } =
        [.. "RFB 003.008\n"u8, 1, 1, 0, 0, 0, 0, 0, 64, 0, 64, 16, 16, 0, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0, 0, 0, 0, 2, (byte)'p', (byte)'c'];

    /// <summary>How much of pictures was taken.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>One update of one rectangle, not packed.</summary>
    public static byte[] Picture(int number)
    {
        var bytes = new byte[PictureBytes];
        bytes.AsSpan(16).Fill((byte)number);
        (bytes[3], bytes[9], bytes[11]) = (1, 64, 64);
        return bytes;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (_at < Greeting.Length)
        {
            var greeted = Math.Min(buffer.Length, Greeting.Length - _at);
            Greeting.AsMemory(_at, greeted).CopyTo(buffer);
            _at += greeted;
            return greeted;
        }

        var (number, within) = ((int)(_taken / PictureBytes), (int)(_taken % PictureBytes));
        var count = Math.Min(buffer.Length, PictureBytes - within);
        Picture(number).AsMemory(within, count).CopyTo(buffer);
        Interlocked.Add(ref _taken, count);
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
