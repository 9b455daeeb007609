using System.Buffers.Binary;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>Stands between a console and a VNC server and makes its pictures look like the firmware's: tiles of 64×64 at most.</summary>
/// <remarks>
/// The machine is asked for RAW only. Each of its rectangles is cut into tiles; a tile goes out RAW, or, when the console listed
/// encoding 16, as one stored deflate block of the firmware's own RLE: solid when it has one colour, raw else. What the console
/// says passes on unchanged but for its list of encodings, of which only DesktopSize is kept. Source: RFC 6143; docs/out-of-band/redirection.md, 4.
/// </remarks>
internal sealed class RfbRetiler(Stream console, Stream machine)
{
    private const int Tile = 64;
    private const int EncodingRle = 16;
    private const int EncodingDesktopSize = -223;
    private const int MaxSide = 4096;

    private volatile bool _usesRle;
    private volatile int _pixelBytes = 4;
    // Of a grey pixel; 0 while there are colours.
    private volatile int _greyMax;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await GreetAsync(cancellation);
            await await Task.WhenAny(PassOnAsync(over.Token), RetileAsync(over.Token));
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidDataException)
        {
            // One of both closed.
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    // Version, security type None, its result, then both init messages.
    private async Task GreetAsync(CancellationToken cancellation)
    {
        await CopyAsync(machine, console, 12, cancellation);
        await CopyAsync(console, machine, 12, cancellation);
        var types = await CopyAsync(machine, console, 1, cancellation);
        await CopyAsync(machine, console, types[0], cancellation);
        await CopyAsync(console, machine, 1, cancellation);
        await CopyAsync(machine, console, 4, cancellation);
        await CopyAsync(console, machine, 1, cancellation);
        var init = await CopyAsync(machine, console, 24, cancellation);
        _pixelBytes = init[4] / 8;
        await CopyAsync(machine, console, checked((int)BinaryPrimitives.ReadUInt32BigEndian(init.AsSpan(20))), cancellation);
    }

    private async Task PassOnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var type = (await TakeAsync(console, 1, cancellation))[0];
            switch (type)
            {
                case 0:
                    var format = await TakeAsync(console, 19, cancellation);
                    if (format[3] is not (8 or 16 or 32)) throw new InvalidDataException($"{format[3]} bits a pixel.");
                    _greyMax = GreyTones.MaxOf(format);
                    if (_greyMax > 0) GreyTones.Rgb565.CopyTo(format);
                    _pixelBytes = format[3] / 8;
                    await SendAsync(machine, [type, .. format], cancellation);
                    break;
                case 2:
                    var head = await TakeAsync(console, 3, cancellation);
                    var list = await TakeAsync(console, 4 * BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(1)), cancellation);
                    _usesRle = list.Chunk(4).Any(encoding => BinaryPrimitives.ReadInt32BigEndian(encoding) == EncodingRle);
                    var wantsSize = list.Chunk(4).Any(encoding => BinaryPrimitives.ReadInt32BigEndian(encoding) == EncodingDesktopSize);
                    byte[] asked = wantsSize ? [2, 0, 0, 2, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21] : [2, 0, 0, 1, 0, 0, 0, 0];
                    await SendAsync(machine, asked, cancellation);
                    break;
                case 3: await SendAsync(machine, [type, .. await TakeAsync(console, 9, cancellation)], cancellation); break;
                case 4: await SendAsync(machine, [type, .. await TakeAsync(console, 7, cancellation)], cancellation); break;
                case 5: await SendAsync(machine, [type, .. await TakeAsync(console, 5, cancellation)], cancellation); break;
                case 6:
                    // The firmware's own commands travel as clipboard text; the machine has no use for them.
                    var text = await TakeAsync(console, 7, cancellation);
                    await DropAsync(console, BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(3)), cancellation);
                    break;
                default: throw new InvalidDataException($"RFB message {type}.");
            }
        }
    }

    private async Task RetileAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var type = (await TakeAsync(machine, 1, cancellation))[0];
            switch (type)
            {
                case 0:
                    var head = await TakeAsync(machine, 3, cancellation);
                    for (var left = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(1)); left > 0; left--) await RectangleAsync(cancellation);
                    break;
                case 1:
                    var colours = await TakeAsync(machine, 5, cancellation);
                    await DropAsync(machine, 6u * BinaryPrimitives.ReadUInt16BigEndian(colours.AsSpan(3)), cancellation);
                    break;
                case 2: break;
                case 3:
                    var text = await TakeAsync(machine, 7, cancellation);
                    await DropAsync(machine, BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(3)), cancellation);
                    break;
                default: throw new InvalidDataException($"RFB message {type}.");
            }
        }
    }

    private async Task RectangleAsync(CancellationToken cancellation)
    {
        var head = await TakeAsync(machine, 12, cancellation);
        int x = BinaryPrimitives.ReadUInt16BigEndian(head), y = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
        int width = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(4)), height = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(6));
        var encoding = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8));
        if (encoding == EncodingDesktopSize)
        {
            await SendAsync(console, [0, 0, 0, 1, .. head], cancellation);
            return;
        }
        if (encoding != 0 || width > MaxSide || height > MaxSide) throw new InvalidDataException($"RFB rectangle {width}×{height}, encoding {encoding}.");
        var (pixelBytes, greyMax) = (_pixelBytes, _greyMax);
        for (var top = 0; top < height; top += Tile)
        {
            var rows = Math.Min(Tile, height - top);
            var band = await TakeAsync(machine, width * rows * pixelBytes, cancellation);
            if (greyMax > 0) band = GreyTones.Of(band, greyMax);
            var message = new MemoryStream();
            message.Write([0, 0, 0, 0]);
            var tiles = 0;
            for (var left = 0; left < width; left += Tile, tiles++)
                WriteTile(message, band, width, greyMax > 0 ? 1 : pixelBytes, left, Math.Min(Tile, width - left), rows, x, y + top);
            var bytes = message.ToArray();
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)tiles);
            await SendAsync(console, bytes, cancellation);
        }
    }

    private void WriteTile(MemoryStream to, byte[] band, int bandWidth, int pixelBytes, int left, int columns, int rows, int x, int y)
    {
        var pixels = new byte[columns * rows * pixelBytes];
        for (var row = 0; row < rows; row++)
            band.AsSpan((row * bandWidth + left) * pixelBytes, columns * pixelBytes).CopyTo(pixels.AsSpan(row * columns * pixelBytes));
        var head = new byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)(x + left));
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)y);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)columns);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(6), (ushort)rows);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), _usesRle ? EncodingRle : 0);
        to.Write(head);
        if (!_usesRle)
        {
            to.Write(pixels);
            return;
        }
        var isSolid = pixels.AsSpan(pixelBytes).SequenceEqual(pixels.AsSpan(0, pixels.Length - pixelBytes));
        byte[] block = isSolid ? [1, .. pixels.AsSpan(0, pixelBytes)] : [0, .. pixels];
        var stored = new byte[4 + 5 + block.Length];
        BinaryPrimitives.WriteUInt32BigEndian(stored, (uint)(5 + block.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(5), (ushort)block.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(7), (ushort)~block.Length);
        block.CopyTo(stored, 9);
        to.Write(stored);
    }

    private static async Task<byte[]> CopyAsync(Stream from, Stream to, int count, CancellationToken cancellation)
    {
        var bytes = await TakeAsync(from, count, cancellation);
        await SendAsync(to, bytes, cancellation);
        return bytes;
    }

    private static async Task DropAsync(Stream from, uint count, CancellationToken cancellation)
    {
        for (var buffer = new byte[4096]; count > 0;)
        {
            var slice = (int)Math.Min(count, buffer.Length);
            await from.ReadExactlyAsync(buffer.AsMemory(0, slice), cancellation);
            count -= (uint)slice;
        }
    }

    private static async Task<byte[]> TakeAsync(Stream from, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        await from.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static async ValueTask SendAsync(Stream to, byte[] bytes, CancellationToken cancellation)
    {
        await to.WriteAsync(bytes, cancellation);
        await to.FlushAsync(cancellation);
    }
}
