using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>What the serial lines of a case wrote, as bytes in order; the newest 1 MiB, the oldest is cut.</summary>
internal sealed class TranscriptBook(Database database)
{
    public const int MostBytes = 1024 * 1024;

    public Task AppendAsync(OrganisationId organisation, RequestId request, byte[] content, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            // One writer a case: the node that holds the PC. Two would meet at the key, and one would try again.
            var start = await EndAsync(unit, request);
            await unit.ExecuteAsync(
                "INSERT INTO device_transcripts (organisation, request, start_byte, content) VALUES (@organisation, @request, @start, @content)", new { organisation, request, start, content });
            await unit.ExecuteAsync(
                "DELETE FROM device_transcripts WHERE request = @request AND start_byte < @oldest", new { request, oldest = start + content.Length - MostBytes });
        },
        cancellation);

    /// <summary>The bytes from a place on, as far as they are kept, and the place after them.</summary>
    public async Task<(byte[] Content, long End)> ReadAsync(OrganisationId organisation, RequestId request, long after, CancellationToken cancellation)
    {
        var pieces = await database.ListAsync<Piece>(
            "SELECT start_byte, content FROM device_transcripts WHERE organisation = @organisation AND request = @request AND start_byte + length(content) > @after ORDER BY start_byte",
            new { organisation, request, after },
            cancellation);
        using var whole = new MemoryStream();
        foreach (var piece in pieces)
        {
            var skip = (int)Math.Clamp(after - piece.StartByte, 0, piece.Content.Length);
            whole.Write(piece.Content.AsSpan(skip));
        }

        return (whole.ToArray(), pieces.Count == 0 ? after : pieces[^1].StartByte + pieces[^1].Content.Length);
    }

    private static async Task<long> EndAsync(Unit unit, RequestId request) =>
        await unit.FirstAsync<long>("SELECT COALESCE(MAX(start_byte + length(content)), 0) FROM device_transcripts WHERE request = @request", new { request });

    private sealed record Piece
    {
        public long StartByte { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
