using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Kvm;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.DeviceEmulator.Tests;

/// <summary>What a device sends of its screen, kept in testdata/rfb/device.json, which the viewer's decoder reads, too.</summary>
/// <remarks>DESKSIDE_REFRESH_VECTORS=1 writes the file anew.</remarks>
public sealed class ScreenVectorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_device_sends_what_the_vectors_say()
    {
        var sent = new SortedDictionary<string, string>
        {
            ["raw"] = Convert.ToHexStringLower(await RecordAsync(usesRle: false)),
            ["rle"] = Convert.ToHexStringLower(await RecordAsync(usesRle: true)),
        };
        if (Environment.GetEnvironmentVariable("DESKSIDE_REFRESH_VECTORS") == "1")
            await File.WriteAllTextAsync(VectorPath(), JsonSerializer.Serialize(sent, new JsonSerializerOptions { WriteIndented = true }) + "\n");
        Assert.Equal(JsonSerializer.Deserialize<SortedDictionary<string, string>>(await File.ReadAllTextAsync(VectorPath())), sent);
    }

    private static async Task<byte[]> RecordAsync(bool usesRle)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        await using var screen = new ScriptedScreen();
        var serving = await screen.StartAsync(limit.Token);
        await using var desk = await TestDesk.ConnectedAsync();
        desk.Machine.Screen = screen.Line;
        await using var wsMan = desk.WsMan();
        Assert.Null((await ScreenSwitch.SetAsync(wsMan, ScreenState.On, limit.Token)).Failure?.Told);
        await using var line = Assert.IsType<RedirectionOutcome.Opened>(
            await RedirectionSession.OpenAsync(desk.Lines.RedirectionAsync, RedirectionKind.Screen, TestDesk.Admin, Patience, TimeProvider.System, limit.Token)).Line;
        Assert.True(await ScreenSession.StartAsync(line, limit.Token));

        var came = new MemoryStream();
        await TakeAsync(12);
        await line.WriteAsync("RFB 003.008\n"u8.ToArray(), limit.Token);
        await TakeAsync(2);
        await line.WriteAsync(new byte[] { 1 }, limit.Token);
        await TakeAsync(4);
        await line.WriteAsync(new byte[] { 1 }, limit.Token);
        await TakeAsync(26);
        await line.WriteAsync(new byte[] { 0, 0, 0, 0, 16, 16, 0, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0 }, limit.Token);
        await line.WriteAsync(new byte[] { 2, 0, 0, 2, 0, 0, 0, (byte)(usesRle ? 16 : 0), 0xFF, 0xFF, 0xFF, 0x21 }, limit.Token);
        await line.WriteAsync(new byte[] { 3, 0, 0, 0, 0, 0, 0, 70, 0, 66 }, limit.Token);
        // Two pictures as bands of tiles, and the new size between them.
        await PictureAsync(70, 66);
        await TakeAsync(16);
        await PictureAsync(96, 68);
        await serving;
        return came.ToArray();

        async Task<byte[]> TakeAsync(int count)
        {
            var bytes = new byte[count];
            await line.ReadExactlyAsync(bytes, limit.Token);
            came.Write(bytes);
            return bytes;
        }

        async Task PictureAsync(int width, int height)
        {
            for (var pixels = 0; pixels < width * height;)
            {
                var head = await TakeAsync(4);
                for (var left = head[3]; left > 0; left--)
                {
                    var tile = await TakeAsync(12);
                    pixels += tile[5] * tile[7];
                    await TakeAsync(usesRle ? BinaryPrimitives.ReadInt32BigEndian(await TakeAsync(4)) : tile[5] * tile[7] * 2);
                }
            }
        }
    }

    private static string VectorPath([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../testdata/rfb/device.json"));
}
