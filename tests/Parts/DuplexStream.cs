using System.IO.Pipelines;

namespace Deskside.Parts;

/// <summary>Two streams joined in memory, each direction bounded, as a line with small buffers would be.</summary>
internal sealed class DuplexStream(Stream reading, Stream writing) : Stream
{
    public static (Stream One, Stream Other) Pair(int bufferBytes)
    {
        var options = new PipeOptions(pauseWriterThreshold: bufferBytes, resumeWriterThreshold: bufferBytes / 2, useSynchronizationContext: false);
        Pipe there = new(options), back = new(options);
        return (new DuplexStream(back.Reader.AsStream(), there.Writer.AsStream()), new DuplexStream(there.Reader.AsStream(), back.Writer.AsStream()));
    }

    // A socket that is closed wakes whoever reads or writes it; a pipe does not.
    private readonly CancellationTokenSource _gone = new();

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token, cancellationToken);
        return await reading.ReadAsync(buffer, either.Token);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token, cancellationToken);
        await writing.WriteAsync(buffer, either.Token);
        await writing.FlushAsync(either.Token);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => writing.FlushAsync(cancellationToken);
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _gone.Cancel();
        reading.Dispose();
        writing.Dispose();
    }
}
