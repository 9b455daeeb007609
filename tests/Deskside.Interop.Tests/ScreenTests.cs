using System.Buffers.Binary;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Kvm;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.Interop.Tests;

/// <summary>QEMU's screen through the firmware's redirection: small tiles, in the firmware's two encodings.</summary>
public sealed class ScreenTests : IDisposable
{
    private const int Raw = 0;
    private const int Rle = 16;
    private const int DesktopSize = -223;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("screen");

    [Theory]
    [InlineData(Raw)]
    [InlineData(Rle)]
    public async Task The_whole_screen_comes_in_tiles_of_64(int encoding)
    {
        Peers.Need("qemu-system-x86_64", "qemu-system-x86");
        await using var desk = new ServiceDesk();
        var settings = new DeviceSettings
        {
            Uuid = ServiceDesk.Uuid,
            AdministratorPassword = ServiceDesk.Password,
            PresenceSecret = ServiceDesk.Secret,
            ServiceAddress = "127.0.0.1",
            ServicePort = desk.Port,
            ServiceFingerprint = desk.Fingerprint,
        };
        var machine = new QemuMachine(new QemuOptions { Folder = _folder.FullName, Screen = QemuScreen.Vnc }, TimeProvider.System);
        await using var pc = new EmulatedPc(new EmulatedPcOptions { Settings = settings }, machine, TimeProvider.System);
        pc.Caller.Start();
        await desk.WaitAsync(Patience);
        await using var wsMan = desk.WsMan();
        Assert.Null((await ScreenSwitch.SetAsync(wsMan, ScreenState.On, CancellationToken.None)).Failure?.Told);
        Assert.Null((await Power.RequestAsync(wsMan, PowerState.On, CancellationToken.None)).Failure?.Told);

        await using var line = Assert.IsType<RedirectionOutcome.Opened>(
            await RedirectionSession.OpenAsync(desk.Lines.RedirectionAsync, RedirectionKind.Screen, ServiceDesk.Admin, Patience, TimeProvider.System, CancellationToken.None)).Line;
        Assert.True(await ScreenSession.StartAsync(line, CancellationToken.None));
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var (width, height) = await GreetAsync(line, encoding, limit.Token);
        Assert.InRange(width * height, 640 * 400, 1920 * 1200);

        await RequestAsync(line, width, height, limit.Token);
        var seen = new bool[width * height];
        while (seen.Contains(false))
        {
            var head = await TakeAsync(line, 4, limit.Token);
            Assert.Equal(0, head[0]);
            for (var left = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)); left > 0; left--)
            {
                if (await TileAsync(line, encoding, seen, width, limit.Token) is not { } changed) continue;
                // The PC's firmware changes the size while it starts: everything is asked for again.
                (width, height) = changed;
                seen = new bool[width * height];
                await RequestAsync(line, width, height, limit.Token);
            }
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Width, int Height)> GreetAsync(Stream line, int encoding, CancellationToken cancellation)
    {
        Assert.Equal("RFB 003.008\n"u8.ToArray(), await TakeAsync(line, 12, cancellation));
        await line.WriteAsync("RFB 003.008\n"u8.ToArray(), cancellation);
        Assert.Equal([1, 1], await TakeAsync(line, 2, cancellation));
        await line.WriteAsync(new byte[] { 1 }, cancellation);
        Assert.Equal([0, 0, 0, 0], await TakeAsync(line, 4, cancellation));
        await line.WriteAsync(new byte[] { 1 }, cancellation);
        var init = await TakeAsync(line, 24, cancellation);
        await TakeAsync(line, BinaryPrimitives.ReadInt32BigEndian(init.AsSpan(20)), cancellation);
        // RGB565, little-endian, as the firmware prefers.
        await line.WriteAsync(new byte[] { 0, 0, 0, 0, 16, 16, 0, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0 }, cancellation);
        byte[] encodings = encoding == Raw ? [2, 0, 0, 2, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21] : [2, 0, 0, 3, 0, 0, 0, 16, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21];
        await line.WriteAsync(encodings, cancellation);
        return (BinaryPrimitives.ReadUInt16BigEndian(init), BinaryPrimitives.ReadUInt16BigEndian(init.AsSpan(2)));
    }

    private static async Task RequestAsync(Stream line, int width, int height, CancellationToken cancellation)
    {
        byte[] request = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(6), (ushort)width);
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(8), (ushort)height);
        await line.WriteAsync(request, cancellation);
    }

    // The new size, when that is what came.
    private static async Task<(int Width, int Height)?> TileAsync(Stream line, int encoding, bool[] seen, int width, CancellationToken cancellation)
    {
        var head = await TakeAsync(line, 12, cancellation);
        int x = BinaryPrimitives.ReadUInt16BigEndian(head), y = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
        int columns = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(4)), rows = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(6));
        if (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8)) == DesktopSize) return (columns, rows);
        Assert.InRange(columns, 1, 64);
        Assert.InRange(rows, 1, 64);
        Assert.Equal(encoding, BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8)));
        if (encoding == Raw)
        {
            await TakeAsync(line, columns * rows * 2, cancellation);
        }
        else
        {
            // One stored deflate block: 00, length, its complement, then a solid or a raw tile.
            var block = await TakeAsync(line, BinaryPrimitives.ReadInt32BigEndian(await TakeAsync(line, 4, cancellation)), cancellation);
            Assert.Equal(block.Length - 5, BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(1)));
            Assert.Equal((ushort)~(block.Length - 5), BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(3)));
            Assert.Equal(block[5] == 1 ? 1 + 2 : 1 + columns * rows * 2, block.Length - 5);
        }
        for (var row = 0; row < rows; row++) Array.Fill(seen, true, (y + row) * width + x, columns);
        return null;
    }

    private static async Task<byte[]> TakeAsync(Stream line, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        await line.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
