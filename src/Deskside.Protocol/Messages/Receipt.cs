using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>What the receiver has used and painted: count (1) ‖ credits ‖ count (1) ‖ paintings ‖ echo (4).</summary>
/// <remarks>
/// A credit: channel (1) ‖ bytes consumed in all (4, wraps). A painting: surface (1) ‖ frame number (4) ‖ decode time (2) ‖
/// paint time (2), both in 1/10 ms. The echo is the capture time of the newest painted frame. At most one in 50 ms when
/// nothing else is due. Errors: reading never throws; false when malformed.
/// </remarks>
public sealed record Receipt(ImmutableArray<ChannelCredit> Credits, ImmutableArray<Painting> Paintings, uint EchoMs)
{
    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U8(checked((byte)Credits.Length));
        foreach (var credit in Credits)
        {
            writer.U8(credit.Channel);
            writer.U32(credit.ConsumedTotal);
        }
        writer.U8(checked((byte)Paintings.Length));
        foreach (var painting in Paintings)
        {
            writer.U8(painting.Surface);
            writer.U32(painting.FrameNumber);
            writer.U16(painting.DecodeTenthsMs);
            writer.U16(painting.PaintTenthsMs);
        }
        writer.U32(EchoMs);
    }

    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(64);
        Write(output);
        return output.WrittenSpan.ToArray();
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Receipt? receipt)
    {
        var reader = new WireReader(bytes);
        int credits = reader.U8();
        var creditList = ImmutableArray.CreateBuilder<ChannelCredit>();
        for (var i = 0; i < credits && !reader.HasFailed; i++) creditList.Add(new ChannelCredit(reader.U8(), reader.U32()));
        int paintings = reader.U8();
        var paintingList = ImmutableArray.CreateBuilder<Painting>();
        for (var i = 0; i < paintings && !reader.HasFailed; i++)
        {
            paintingList.Add(new Painting(reader.U8In(0, Channel.MaxSurfaces - 1), reader.U32(), reader.U16(), reader.U16()));
        }
        receipt = new Receipt(creditList.ToImmutable(), paintingList.ToImmutable(), reader.U32());
        if (reader.EndsWell) return true;
        receipt = null;
        return false;
    }
}

/// <summary>Bytes of sealed payload used on a channel since the keys were agreed; wraps at 2³².</summary>
public readonly record struct ChannelCredit(byte Channel, uint ConsumedTotal);

/// <summary>A painted screen frame and what it cost, in tenths of a millisecond (65535: that or more).</summary>
public readonly record struct Painting(byte Surface, uint FrameNumber, ushort DecodeTenthsMs, ushort PaintTenthsMs);
