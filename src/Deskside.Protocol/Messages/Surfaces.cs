using System.Collections.Immutable;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>2, sharer → viewer: the monitors now: count (1, at most 16) ‖ each id (1) ‖ x (4) ‖ y (4) ‖ width (2) ‖ height (2) ‖ primary (1) ‖ name.</summary>
public sealed record Surfaces(ImmutableArray<SurfacePlace> Places) : ControlMessage
{
    internal const byte Number = 2;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        if (Places.Length > Channel.MaxSurfaces) throw new InvalidOperationException($"At most {Channel.MaxSurfaces} surfaces, not {Places.Length}.");
        writer.U8((byte)Places.Length);
        foreach (var place in Places) place.Write(writer);
    }

    internal static Surfaces Read(ref WireReader reader)
    {
        int count = reader.U8In(0, Channel.MaxSurfaces);
        var places = ImmutableArray.CreateBuilder<SurfacePlace>(count);
        for (var i = 0; i < count && !reader.HasFailed; i++) places.Add(SurfacePlace.Read(ref reader));
        return new Surfaces(places.ToImmutable());
    }
}

/// <summary>One monitor: its number 0–15, its place on the desktop in pixels (may be negative), its size in pixels.</summary>
public sealed record SurfacePlace(byte Id, int X, int Y, ushort Width, ushort Height, bool IsPrimary, string Name)
{
    internal void Write(WireWriter writer)
    {
        writer.U8(Id);
        writer.I32(X);
        writer.I32(Y);
        writer.U16(Width);
        writer.U16(Height);
        writer.Flag(IsPrimary);
        writer.Text(Name, WireText.MaxName);
    }

    internal static SurfacePlace Read(ref WireReader reader) =>
        new(reader.U8In(0, Channel.MaxSurfaces - 1), reader.I32(), reader.I32(), reader.U16(), reader.U16(), reader.Flag(), reader.Text(WireText.MaxName));
}
