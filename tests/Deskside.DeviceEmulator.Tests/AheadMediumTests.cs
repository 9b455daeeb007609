using System.Collections.Concurrent;
using Deskside.DeviceEmulator.Redirection;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Tests;

public sealed class AheadMediumTests
{
    private const int Piece = 4096;

    private readonly byte[] _image = [.. Enumerable.Range(0, 20 * Piece).Select(number => (byte)(number * 7 / 3))];
    private readonly LearntStarts _learnt = new();

    [Fact]
    public async Task A_piece_is_fetched_once_and_the_one_used_longest_ago_makes_room()
    {
        var far = new FarMedium(_image);
        var near = await AheadMedium.OpenAsync(far, new AheadOptions(Piece, 2, 0), _learnt, CancellationToken.None);
        for (var offset = 0; offset + 600 < 2 * Piece; offset += 100) Assert.Equal(_image[offset..(offset + 600)], await ReadAsync(near, offset, 600));
        Assert.Equal([0, 1], far.Fetched);
        await ReadAsync(near, 2 * Piece, 10);
        await ReadAsync(near, 0, 10);
        Assert.Equal([0, 1, 2, 0], far.Fetched);
    }

    [Fact]
    public async Task A_read_across_pieces_and_the_image_s_short_end_come_whole()
    {
        var cut = _image[..(3 * Piece + 512)];
        var near = await AheadMedium.OpenAsync(new FarMedium(cut), new AheadOptions(Piece, 8, 0), _learnt, CancellationToken.None);
        Assert.Equal(cut[100..], await ReadAsync(near, 100, cut.Length - 100));
    }

    [Fact]
    public async Task An_image_that_was_started_before_is_fetched_ahead_in_the_order_of_that_start()
    {
        long[] order = [0, 7, 3, 4, 12, 5];
        var first = new FarMedium(_image);
        var once = await AheadMedium.OpenAsync(first, new AheadOptions(Piece, 16, 0), _learnt, CancellationToken.None);
        foreach (var number in order) await ReadAsync(once, number * Piece, Piece);
        Assert.Equal(order, first.Fetched);

        var second = new FarMedium(_image);
        var again = await AheadMedium.OpenAsync(second, new AheadOptions(Piece, 16, 2), _learnt, CancellationToken.None);
        await second.HasFetchedAsync(2);
        // Two pieces ahead of a PC that has not read anything: itself and its follower; not the whole image.
        Assert.Equal([0, 7], second.Fetched);
        Assert.Equal(_image[..Piece], await ReadAsync(again, 0, Piece));
        await second.HasFetchedAsync(3);
        Assert.Equal(_image[(7 * Piece)..(8 * Piece)], await ReadAsync(again, 7 * Piece, Piece));
        await second.HasFetchedAsync(4);
        Assert.Equal([0, 7, 3, 4], second.Fetched);
    }

    [Fact]
    public async Task A_run_in_an_image_that_is_not_known_is_followed_by_one_piece()
    {
        var far = new FarMedium(_image);
        var near = await AheadMedium.OpenAsync(far, new AheadOptions(Piece, 16, 4), _learnt, CancellationToken.None);
        await ReadAsync(near, 5 * Piece, 10);
        await ReadAsync(near, 9 * Piece, 10);
        await ReadAsync(near, 10 * Piece, 10);
        await far.HasFetchedAsync(5);
        await ReadAsync(near, 19 * Piece, 10);
        await ReadAsync(near, 3 * Piece, 10);
        // Of the piece that was read and the one that follows it either may be fetched first.
        Assert.Equal([0, 5, 9, 19, 3], far.Fetched.Where(piece => piece is not (10 or 11)));
        Assert.Equal([0, 3, 5, 9, 10, 11, 19], far.Fetched.Order());
    }

    [Fact]
    public async Task Another_image_is_not_read_along_a_learnt_order()
    {
        var once = await AheadMedium.OpenAsync(new FarMedium(_image), new AheadOptions(Piece, 16, 4), _learnt, CancellationToken.None);
        for (var number = 0; number < 10; number++) await ReadAsync(once, number * Piece, Piece);
        byte[] other = [.. _image];
        other[5]++;
        var far = new FarMedium(other);
        var near = await AheadMedium.OpenAsync(far, new AheadOptions(Piece, 16, 4), _learnt, CancellationToken.None);
        await ReadAsync(near, 0, 10);
        Assert.Equal([0], far.Fetched);
    }

    [Fact]
    public async Task A_piece_that_could_not_be_had_is_told_and_asked_for_anew()
    {
        var far = new FarMedium(_image);
        var near = await AheadMedium.OpenAsync(far, new AheadOptions(Piece, 16, 0), _learnt, CancellationToken.None);
        far.Fails = true;
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(near, Piece, 10));
        far.Fails = false;
        Assert.Equal(_image[Piece..(Piece + 10)], await ReadAsync(near, Piece, 10));
    }

    [Fact]
    public void What_is_learnt_is_bounded_and_the_oldest_image_makes_room()
    {
        for (var image = 0; image < 9; image++) _learnt.Add($"image {image}", 0);
        Assert.Empty(_learnt.Of("image 0"));
        Assert.Single(_learnt.Of("image 8"));
        for (var piece = 0; piece < 10_000; piece++) _learnt.Add("image 8", piece);
        Assert.Equal(4096, _learnt.Of("image 8").Count);
        _learnt.Add("image 7", 0);
        Assert.Single(_learnt.Of("image 7"));
    }

    private static async Task<byte[]> ReadAsync(AheadMedium medium, long offset, int count)
    {
        var into = new byte[count];
        await medium.ReadAsync(offset, into, CancellationToken.None);
        return into;
    }

    private sealed class FarMedium(byte[] image) : IMedium
    {
        private readonly ConcurrentQueue<long> _fetched = new();
        private readonly SemaphoreSlim _more = new(0);
        private int _seen;

        public long LengthBytes => image.Length;

        public bool Fails { get; set; }

        public long[] Fetched => [.. _fetched];

        public ValueTask ReadAsync(long offsetBytes, Memory<byte> into, CancellationToken cancellation)
        {
            if (Fails) throw new IOException("The line is gone.");
            image.AsMemory((int)offsetBytes, into.Length).CopyTo(into);
            _fetched.Enqueue(offsetBytes / Piece);
            _more.Release();
            return ValueTask.CompletedTask;
        }

        public async Task HasFetchedAsync(int count)
        {
            for (; _seen < count; _seen++) Assert.True(await _more.WaitAsync(TimeSpan.FromSeconds(10)), $"Only {_seen} of {count} pieces were fetched.");
        }
    }
}
