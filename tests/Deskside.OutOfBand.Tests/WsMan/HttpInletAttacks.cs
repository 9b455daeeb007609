using Deskside.OutOfBand.WsMan.Http;
using static Deskside.OutOfBand.Tests.WsMan.ScriptedFirmware;

namespace Deskside.OutOfBand.Tests.WsMan;

public sealed class HttpInletAttacks
{
    private static readonly string[] Vectors =
        [Chunked("<a>some body</a>"), Challenge("n"), "POST /wsman HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n"];

    [Fact]
    public async Task Every_cut_mutation_and_noise_ends_in_an_outcome()
    {
        foreach (var side in new[] { HttpSide.Answers, HttpSide.Requests })
            foreach (var vector in Vectors.Select(System.Text.Encoding.Latin1.GetBytes))
                foreach (var bytes in Fuzz.Cuts(vector).Concat(Fuzz.Mutations(vector, 2000, 11)).Append(vector))
                    Assert.NotNull(await new HttpInlet(new Dripping(bytes), side).ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Whole_messages_are_read_in_any_segmentation()
    {
        foreach (var vector in Vectors)
            Assert.IsType<HttpRead.Message>(await new HttpInlet(new Dripping(System.Text.Encoding.Latin1.GetBytes(vector)), HttpSide.Answers).ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_endless_head_or_body_is_cut_off()
    {
        var head = new Endless("X: "u8.ToArray());
        Assert.IsType<HttpRead.Malformed>(await new HttpInlet(head, HttpSide.Answers).ReadAsync(CancellationToken.None));
        Assert.InRange(head.BytesGiven, 0, 64 * 1024);
        var body = new Endless("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
        Assert.IsType<HttpRead.Malformed>(await new HttpInlet(body, HttpSide.Answers).ReadAsync(CancellationToken.None));
        Assert.InRange(body.BytesGiven, 0, 3 << 20);
    }

    /// <summary>One byte a read.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }

    private sealed class Endless(byte[] start) : MemoryStream
    {
        public long BytesGiven { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            if (BytesGiven == 0) start.CopyTo(buffer);
            BytesGiven += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
