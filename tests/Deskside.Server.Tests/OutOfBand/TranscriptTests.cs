using Deskside.Domain.Identifiers;
using Deskside.Server.OutOfBand.Internal.Lines;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

public sealed class TranscriptTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_newest_mebibyte_is_kept_and_read_from_any_byte(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var book = server.Get<TranscriptBook>();
        var (organisation, request) = (OrganisationId.From(Guid.CreateVersion7()), RequestId.From(Guid.CreateVersion7()));
        var pieces = Enumerable.Range(0, 30).Select(n => Enumerable.Repeat((byte)n, 50_000).ToArray()).ToList();
        foreach (var piece in pieces)
        {
            await book.AppendAsync(organisation, request, piece, CancellationToken.None);
        }

        var all = pieces.SelectMany(p => p).ToArray();
        var (kept, end) = await book.ReadAsync(organisation, request, 0, CancellationToken.None);
        Assert.Equal(all.Length, end);
        Assert.InRange(kept.Length, TranscriptBook.MostBytes - 50_000, TranscriptBook.MostBytes);
        Assert.Equal(all[^kept.Length..], kept);
        var (tail, _) = await book.ReadAsync(organisation, request, all.Length - 60_001, CancellationToken.None);
        Assert.Equal(all[^60_001..], tail);
        Assert.Empty((await book.ReadAsync(organisation, request, end, CancellationToken.None)).Content);
        Assert.Empty((await book.ReadAsync(OrganisationId.From(Guid.CreateVersion7()), request, 0, CancellationToken.None)).Content);
    }
}
