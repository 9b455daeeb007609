using Deskside.Codec.Cache;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Finds up to eight vectors: those that many anchors of the changed area agree on, then kept pictures as they stood.</summary>
/// <remarks>Matched on source pictures, never on lossy ones. Owned by one encoder.</remarks>
internal sealed class MoveSearch : IDisposable
{
    private const int Slots = 4096;
    private const int FewestVotes = 6;
    private const long LargeArea = 256 * 1024;
    private readonly AnchorIndex _before = new();
    private readonly long[] _keys = new long[Slots];
    private readonly int[] _votes = new int[Slots];
    private readonly MoveVector[] _found = new MoveVector[MoveVector.Most];

    /// <summary>The likeliest vectors, best first; lent until the next call.</summary>
    public ReadOnlySpan<MoveVector> Find(PixelPlane current, PixelPlane previous, KeptIndex kept, PixelRect area)
    {
        // A large area has votes enough on one row in four of old and new; four together there, so that every
        // distance meets one. More rows find less: pieces that stand twice name no place.
        var isLarge = area.Area >= LargeArea;
        _before.Build(previous, area, isLarge ? 4 : 1);
        Array.Clear(_votes);
        var voter = new Voter(this, kept);
        unsafe
        {
            for (var y = area.Y; y < area.Bottom; y += isLarge && (y - area.Y) % 16 == 3 ? 13 : isLarge ? 1 : 2) AnchorIndex.Scan(current.At(area.X, y), current.Stride, area.X, y, area.Width, ref voter);
        }

        var count = 0;
        while (count < _found.Length)
        {
            var best = -1;
            var most = Math.Max(FewestVotes, voter.Total / 200) - 1;
            for (var i = 0; i < Slots; i++)
            {
                if (_votes[i] <= most) continue;
                most = _votes[i];
                best = i;
            }

            if (best < 0) break;
            _votes[best] = 0;
            var key = _keys[best];
            _found[count++] = new MoveVector((int)(key >> 32), (short)(key >> 16), (short)key);
        }

        // What was covered and is seen again stands where it stood: a strip of it is too narrow for votes.
        for (var place = 0; place < KeptPictures.Most && count < _found.Length; place++)
        {
            var vector = new MoveVector(place + 1, 0, 0);
            if (kept.Holds(place) && Array.IndexOf(_found, vector, 0, count) < 0) _found[count++] = vector;
        }

        return _found.AsSpan(0, count);
    }

    public void Dispose() => _before.Dispose();

    private struct Voter(MoveSearch search, KeptIndex kept) : IAnchorVisitor
    {
        public int Total;

        public void Visit(uint hash, int x, int y)
        {
            if (search._before.TryFind(hash, out var oldX, out var oldY))
            {
                if (oldX != x || oldY != y) Vote(0, oldX - x, oldY - y);
            }
            else if (kept.TryFind(hash, out var place, out oldX, out oldY))
            {
                Vote(place + 1, oldX - x, oldY - y);
            }
        }

        private void Vote(int picture, int dx, int dy)
        {
            Total++;
            var key = (long)picture << 32 | (long)(ushort)dx << 16 | (ushort)dy;
            var at = (int)((ulong)key * 0x9E3779B97F4A7C15ul >> 52);
            for (var tries = 0; tries < 16; tries++, at = at + 1 & Slots - 1)
            {
                if (search._votes[at] == 0) search._keys[at] = key;
                if (search._keys[at] != key) continue;
                search._votes[at]++;
                return;
            }
        }
    }
}
