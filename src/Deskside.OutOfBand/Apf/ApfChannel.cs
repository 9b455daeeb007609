using System.Buffers;
using System.IO.Pipelines;

namespace Deskside.OutOfBand.Apf;

/// <summary>One channel of an APF line, as a stream: what TCP would be if the device could be dialled.</summary>
/// <remarks>
/// Credit both ways: nothing is sent beyond what the peer granted, and what was read here is granted again once it is half the
/// window, or what the options say. So a reader that stops stops its peer, and no other channel. A little overrun is forgiven, because real firmware and
/// its imitations do it; more ends the line (<see cref="Accept"/> says no). The end of the peer's bytes reads as 0; writing to a
/// closed channel throws IOException. One reader and one writer at a time. Disposing closes the channel.
/// Source: docs/out-of-band/apf.md, 4.
/// </remarks>
public sealed class ApfChannel : Stream
{
    private const int MaxSliceBytes = 32 * 1024;

    private readonly ApfChannelTable _table;
    private readonly Pipe _incoming = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private readonly Lock _gate = new();
    private readonly int _grantAfterBytes;
    private TaskCompletionSource _mayWrite = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sendCredit;
    private long _receiveCredit;
    private int _ungranted;
    private string? _over;

    internal ApfChannel(ApfChannelTable table, uint localId, uint remoteId, ApfChannelOptions options, uint sendCredit, int port)
    {
        (_table, LocalId, RemoteId, Port) = (table, localId, remoteId, port);
        (_grantAfterBytes, _receiveCredit, _sendCredit) = (options.GrantAfterBytes ?? options.WindowBytes / 2, options.WindowBytes, sendCredit);
    }

    /// <summary>The port that the channel leads to.</summary>
    public int Port { get; }

    internal uint LocalId { get; }
    internal uint RemoteId { get; }

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        var result = await _incoming.Reader.ReadAsync(cancellationToken);
        var count = (int)Math.Min(buffer.Length, result.Buffer.Length);
        result.Buffer.Slice(0, count).CopyTo(buffer.Span);
        _incoming.Reader.AdvanceTo(result.Buffer.GetPosition(count));
        if (GrantFor(count) is { } grant) await _table.GrantAsync(RemoteId, grant, cancellationToken);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var count = await TakeCreditAsync(Math.Min(buffer.Length, MaxSliceBytes), cancellationToken);
            await _table.SendAsync(new ApfMessage.ChannelBytes(RemoteId, buffer[..count]), cancellationToken);
            buffer = buffer[count..];
        }
    }

    /// <summary>Takes bytes from the peer; false when it went too far beyond its credit.</summary>
    internal bool Accept(ReadOnlySpan<byte> bytes, int maxOverrunBytes)
    {
        lock (_gate)
        {
            _receiveCredit -= bytes.Length;
            if (_receiveCredit < -maxOverrunBytes) return false;
            if (_over is not null) return true;
            _incoming.Writer.Write(bytes);
            // Completes at once: the pipe never pauses, its bound is the credit.
            _ = _incoming.Writer.FlushAsync(CancellationToken.None);
            return true;
        }
    }

    internal void AddCredit(uint bytes)
    {
        lock (_gate)
        {
            _sendCredit = Math.Min(_sendCredit + bytes, int.MaxValue);
            _mayWrite.TrySetResult();
        }
    }

    /// <summary>No more bytes will come and none can go; what has come can still be read.</summary>
    internal void End(string why)
    {
        lock (_gate)
        {
            _over ??= why;
            _mayWrite.TrySetResult();
            _incoming.Writer.Complete();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _table.Close(this);
        base.Dispose(disposing);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Channels are read asynchronously.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Channels are written asynchronously.");
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private uint? GrantFor(int consumed)
    {
        lock (_gate)
        {
            _ungranted += consumed;
            if (_over is not null || _ungranted == 0 || _ungranted < _grantAfterBytes) return null;
            var grant = (uint)_ungranted;
            _receiveCredit += grant;
            _ungranted = 0;
            return grant;
        }
    }

    private async ValueTask<int> TakeCreditAsync(int wanted, CancellationToken cancellation)
    {
        while (true)
        {
            Task credit;
            lock (_gate)
            {
                if (_over is not null) throw new IOException(_over);
                if (_sendCredit > 0)
                {
                    var count = (int)Math.Min(wanted, _sendCredit);
                    _sendCredit -= count;
                    return count;
                }
                if (_mayWrite.Task.IsCompleted) _mayWrite = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                credit = _mayWrite.Task;
            }
            await credit.WaitAsync(cancellation);
        }
    }
}
