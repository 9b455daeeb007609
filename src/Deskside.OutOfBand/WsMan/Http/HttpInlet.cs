using System.Globalization;
using System.Text;

namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>Reads HTTP/1.1 messages off a stream, whatever the segmentation.</summary>
/// <remarks>
/// Bounds: head 16 KiB, body 1 MiB, whatever is claimed; the buffer grows with what came. Chunked bodies with extensions and
/// trailers are read and joined. A line that breaks or drips is the caller's to time. One reader at a time.
/// </remarks>
public sealed class HttpInlet(Stream stream, HttpSide side)
{
    public const int MaxBodyBytes = 1 << 20;
    private const int MaxSizeLineBytes = 256;

    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    public async ValueTask<HttpRead> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var length = await FindAsync("\r\n\r\n"u8.ToArray(), HttpHead.MaxBytes, cancellation);
            if (length is null) return _end == _start ? new HttpRead.Ended() : new HttpRead.Malformed("The head has no end, or is over 16 KiB.");
            if (!HttpHead.TryParse(_buffer.AsSpan(_start, length.Value), out var head)) return new HttpRead.Malformed("The head is not HTTP.");
            _start += length.Value + 4;
            return await BodyAsync(head, cancellation) is { } body
                ? new HttpRead.Message(head, body)
                : new HttpRead.Malformed("The body is cut short, garbled, or over 1 MiB.");
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            return new HttpRead.LineLost(broken.Message);
        }
    }

    private async ValueTask<byte[]?> BodyAsync(HttpHead head, CancellationToken cancellation)
    {
        if (head.IsChunked) return await ChunksAsync(cancellation);
        if (head.First("Content-Length") is not null)
            return head.ContentLength is <= MaxBodyBytes and var length ? await TakeAsync((int)length, cancellation) : null;
        return side == HttpSide.Requests || head.Status is 204 or 304 ? [] : await RestAsync(cancellation);
    }

    private async ValueTask<byte[]?> ChunksAsync(CancellationToken cancellation)
    {
        var body = new MemoryStream();
        while (true)
        {
            if (await LineAsync(cancellation) is not { } line) return null;
            if (!int.TryParse(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)) return null;
            if (size < 0 || size > MaxBodyBytes - body.Length) return null;
            if (size == 0) break;
            if (await TakeAsync(size, cancellation) is not { } chunk) return null;
            body.Write(chunk);
            if (await LineAsync(cancellation) is not "") return null;
        }
        for (var trailers = 0; trailers <= HttpHead.MaxFields; trailers++)
        {
            switch (await LineAsync(cancellation))
            {
                case null: return null;
                case "": return body.ToArray();
            }
        }
        return null;
    }

    private async ValueTask<string?> LineAsync(CancellationToken cancellation)
    {
        if (await FindAsync("\r\n"u8.ToArray(), MaxSizeLineBytes, cancellation) is not { } length) return null;
        var line = Encoding.Latin1.GetString(_buffer, _start, length);
        _start += length + 2;
        return line;
    }

    private async ValueTask<int?> FindAsync(byte[] mark, int limit, CancellationToken cancellation)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(mark);
            if (at >= 0) return searched + at <= limit ? searched + at : null;
            searched = Math.Max(0, _end - _start - mark.Length + 1);
            if (searched > limit || !await FillAsync(cancellation)) return null;
        }
    }

    private async ValueTask<byte[]?> TakeAsync(int count, CancellationToken cancellation)
    {
        while (_end - _start < count)
            if (!await FillAsync(cancellation)) return null;
        var taken = _buffer.AsSpan(_start, count).ToArray();
        _start += count;
        return taken;
    }

    private async ValueTask<byte[]?> RestAsync(CancellationToken cancellation)
    {
        while (await FillAsync(cancellation))
            if (_end - _start > MaxBodyBytes) return null;
        return await TakeAsync(_end - _start, cancellation);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += count;
        return count > 0;
    }
}
