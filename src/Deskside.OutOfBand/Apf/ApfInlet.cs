namespace Deskside.OutOfBand.Apf;

/// <summary>What waiting for the next message came to.</summary>
public abstract record ApfReceived
{
    private ApfReceived() { }

    public sealed record Message(ApfMessage Value) : ApfReceived;

    /// <summary>The bytes are no APF; Why says what was wrong.</summary>
    public sealed record Malformed(string Why) : ApfReceived;

    /// <summary>A message that may not come now; nothing of it but its type was read.</summary>
    public sealed record OutOfTurn(ApfType Type) : ApfReceived;

    /// <summary>The peer closed the line, or it broke.</summary>
    public sealed record LineLost(string Why) : ApfReceived;

    /// <summary>No whole message in the time allowed: silence, or bytes that drip.</summary>
    public sealed record TooSlow(TimeSpan After) : ApfReceived;
}

/// <summary>Cuts messages out of a stream, whatever the segmentation.</summary>
/// <remarks>
/// The buffer grows with what arrived, never with what was claimed, up to <see cref="ApfBounds.MaxMessageBytes"/>. Whether a type
/// may come now is asked when its first byte is there, before a peer can make us keep the rest. One reader at a time.
/// </remarks>
public sealed class ApfInlet(Stream stream, TimeProvider time)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    public async ValueTask<ApfReceived> ReceiveAsync(Func<ApfType, bool> mayCome, ApfReplyShape shape, TimeSpan patience, CancellationToken cancellation)
    {
        var at = time.GetTimestamp();
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        while (true)
        {
            if (_end > _start && !mayCome((ApfType)_buffer[_start])) return new ApfReceived.OutOfTurn((ApfType)_buffer[_start]);
            var parse = ApfReader.TryRead(_buffer.AsMemory(_start, _end - _start), shape, out var message, out var length);
            _start += length;
            if (message is not null) return new ApfReceived.Message(message);
            if (parse != ApfParse.NeedMore) return new ApfReceived.Malformed($"{(ApfType)_buffer[_start]}: {parse}");
            MakeRoom();
            int count;
            try
            {
                count = await stream.ReadAsync(_buffer.AsMemory(_end), either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new ApfReceived.TooSlow(time.GetElapsedTime(at));
            }
            catch (Exception broken) when (broken is IOException or ObjectDisposedException)
            {
                return new ApfReceived.LineLost(broken.Message);
            }
            if (count == 0) return new ApfReceived.LineLost(_end > _start ? "The line ended within a message." : "The line was closed.");
            _end += count;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, ApfBounds.MaxMessageBytes));
    }
}
