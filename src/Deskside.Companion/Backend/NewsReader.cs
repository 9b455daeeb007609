using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Deskside.Companion.Backend;

/// <summary>One piece of news about this customer's request. <see cref="Body"/> is the event's JSON.</summary>
public sealed record News(string Kind, JsonElement Body);

/// <summary>Reads the server's news and comes back after a lost line where it stopped.</summary>
/// <remarks>Yields for ever, until cancelled; a <see cref="BackendException"/> (the token is no longer good) ends it.</remarks>
public sealed class NewsReader(ServerLink server, TimeProvider time)
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    // The server comments every 15 s: a longer silence is a dead line that TCP has not noticed yet.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);

    public async IAsyncEnumerable<News> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? lastId = null;
        for (var failures = 0; ; failures++)
        {
            await using var line = ReadLineAsync(lastId, cancellation).GetAsyncEnumerator(cancellation);
            while (await TryMoveAsync(line, cancellation))
            {
                failures = 0;
                lastId = line.Current.EventId is { Length: > 0 } id ? id : lastId;
                if (TryRead(line.Current, out var news)) yield return news;
            }
            await Task.Delay(Waits[Math.Min(failures, Waits.Length - 1)], time, cancellation);
            yield return new News("line.back", default);
        }
    }

    private static async ValueTask<bool> TryMoveAsync(IAsyncEnumerator<SseItem<string>> line, CancellationToken cancellation)
    {
        try
        {
            return await line.MoveNextAsync();
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private async IAsyncEnumerable<SseItem<string>> ReadLineAsync(string? lastId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var response = await server.OpenEventsAsync(lastId, cancellation);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var quiet = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, quiet.Token);
        await foreach (var item in SseParser.Create(new Heard(body, quiet)).EnumerateAsync(either.Token)) yield return item;
    }

    private static bool TryRead(SseItem<string> item, out News news)
    {
        news = new News(item.EventType, default);
        try
        {
            using var document = JsonDocument.Parse(item.Data);
            news = news with { Body = document.RootElement.Clone() };
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Passes reads on and puts the silence off at each: comments never reach the parser's caller.</summary>
    private sealed class Heard(Stream inner, CancellationTokenSource quiet) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation = default)
        {
            var count = await inner.ReadAsync(buffer, cancellation);
            quiet.CancelAfter(Silence);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
