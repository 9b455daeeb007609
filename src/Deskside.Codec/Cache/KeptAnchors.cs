using System.Runtime.InteropServices;
using Deskside.Codec.Moves;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Cache;

/// <summary>Where distinctive row pieces stand in all kept pictures together; the newest picture that has a piece wins.</summary>
/// <remarks>One look-up for all places: eight tables would be eight cache misses. Owned by one encoder; native memory (3 MiB).</remarks>
internal sealed unsafe class KeptAnchors : IDisposable
{
    private const int Bits = 18;
    private readonly Entry* _entries = (Entry*)NativeMemory.AllocZeroed((nuint)sizeof(Entry) << Bits);
    private readonly byte[] _generations = new byte[KeptPictures.Most];

    /// <summary>Forgets what stood in a place and indexes every other row of its new picture.</summary>
    public void Replace(int place, PixelPlane picture)
    {
        _generations[place]++;
        var adder = new Adder(_entries, (byte)place, _generations[place]);
        for (var y = 0; y < picture.Height; y += 2) AnchorIndex.Scan(picture.At(0, y), picture.Stride, 0, y, picture.Width, ref adder);
    }

    public bool TryFind(uint hash, out int place, out int x, out int y)
    {
        var entry = _entries + (hash >> (32 - Bits));
        (place, x, y) = (entry->Place, entry->X, entry->Y);
        return entry->Hash == hash && x >= 0 && entry->Generation == _generations[place];
    }

    public void Forget()
    {
        NativeMemory.Clear(_entries, (nuint)sizeof(Entry) << Bits);
        Array.Clear(_generations);
    }

    public void Dispose() => NativeMemory.Free(_entries);

    private struct Entry
    {
        public uint Hash;
        public short X;
        public short Y;
        public byte Place;
        public byte Generation;
    }

    private readonly struct Adder(Entry* entries, byte place, byte generation) : IAnchorVisitor
    {
        public void Visit(uint hash, int x, int y)
        {
            var entry = entries + (hash >> (32 - Bits));
            // A piece that this picture has twice names no place.
            if (entry->Hash == hash && entry->Place == place && entry->Generation == generation) entry->X = -1;
            else *entry = new Entry { Hash = hash, X = (short)x, Y = (short)y, Place = place, Generation = generation };
        }
    }
}
