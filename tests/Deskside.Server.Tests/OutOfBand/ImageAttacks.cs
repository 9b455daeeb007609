using System.Net.Http.Headers;
using System.Security.Cryptography;
using Deskside.Server.OutOfBand.Internal.Images;
using Deskside.Server.Tests.Front;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.OutOfBand;

public sealed class ImageAttacks
{
    [Fact]
    public async Task An_image_of_eight_gibibytes_with_holes_cannot_be_made()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, parts: s => s.AddSingleton<DiskRoom>(new FakeRoom { Free = 100L << 30 }));
        var image = await AddAsync(scene, 8L << 30);
        Assert.Equal(0, (await DeviceScene.SendPieceAsync(scene.Ada, image, (8L << 30) - 1, [1]).ExpectAsync(409, "wrong-offset")).Json.GetProperty("uploadedBytes").GetInt64());
        await DeviceScene.SendPieceAsync(scene.Ada, image, 1, [1]).ExpectAsync(409, "wrong-offset");
        await DeviceScene.SendPieceAsync(scene.Ada, image, 8L << 30, []).ExpectAsync(409, "wrong-offset");
        await DeviceScene.SendPieceAsync(scene.Ada, image, 0, new byte[1000]).ExpectAsync(200);
        Assert.Equal("uploading", (await scene.Ada.GetAsync("/api/v1/images")).Json[0].GetProperty("state").GetString());
        Assert.True(new FileInfo(FileOf(scene, image)).Length <= 1000);
        await scene.ExpectAsync().ExpectAsync(200);
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image }).ExpectAsync(400, "invalid-fields");
    }

    [Fact]
    public async Task Of_pieces_sent_at_once_for_one_place_one_counts_and_its_bytes_are_the_image()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        for (var round = 0; round < 10; round++)
        {
            var image = await AddAsync(scene, 400_000);
            var pieces = Enumerable.Range(0, 6).Select(_ => RandomNumberGenerator.GetBytes(400_000)).ToList();
            var answers = await Task.WhenAll(pieces.Select(p => DeviceScene.SendPieceAsync(scene.Ada, image, 0, p)));
            Assert.True(answers.Count(a => a.Status == 200) == 1, string.Join('\n', answers.Select(a => $"{a.Status} {a.Body}")));
            var winner = pieces[Array.FindIndex(answers, a => a.Status == 200)];
            Assert.Equal(5, answers.Count(a => a is { Status: 409, Code: "wrong-offset" }));
            var row = (await scene.Ada.GetAsync("/api/v1/images").ExpectAsync(200)).Json.EnumerateArray().Single(i => i.GetProperty("image").GetString() == image);
            Assert.Equal(("ready", Convert.ToHexStringLower(SHA256.HashData(winner))), (row.GetProperty("state").GetString(), row.GetProperty("sha256").GetString()));
            await scene.Ada.DeleteAsync($"/api/v1/images/{image}").ExpectAsync(204);
        }
    }

    [Fact]
    public async Task A_piece_that_only_says_that_it_is_small_is_refused_and_not_counted()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var image = await AddAsync(scene, 100_000_000);
        var message = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/images/{image}/content") { Content = new PushStreamContent(9 * 1024 * 1024) };
        message.Headers.Add("Upload-Offset", "0");
        message.Headers.TransferEncodingChunked = true;
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await scene.Ada.SendAsync(message).ExpectAsync(413, "too-large");
        Assert.Equal(0, (await scene.Ada.GetAsync("/api/v1/images")).Json[0].GetProperty("uploadedBytes").GetInt64());
        await DeviceScene.SendPieceAsync(scene.Ada, image, 0, new byte[1000]).ExpectAsync(200);
    }

    [Fact]
    public async Task A_full_disk_stops_the_upload_in_words_and_it_goes_on_when_there_is_room()
    {
        var room = new FakeRoom { Free = 2L << 30 };
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, parts: s => s.AddSingleton<DiskRoom>(room));
        var (first, second) = (await AddAsync(scene, 900_000_000), await AddAsync(scene, 900_000_000));
        await DeviceScene.SendPieceAsync(scene.Ada, first, 0, new byte[1000]).ExpectAsync(200);
        room.Free = (1L << 30) + 1000;
        Assert.Contains("goes on where it is", (await DeviceScene.SendPieceAsync(scene.Ada, second, 0, new byte[1000]).ExpectAsync(507, "no-room")).Body);
        await scene.Ada.PostAsync("/api/v1/images", new { name = "x", kind = "cd", sizeBytes = 2000 }).ExpectAsync(409, "no-room");
        room.Free = 2L << 30;
        await DeviceScene.SendPieceAsync(scene.Ada, second, 0, new byte[1000]).ExpectAsync(200);
    }

    [Fact]
    public async Task An_image_that_is_removed_while_a_piece_arrives_leaves_no_file()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var image = await AddAsync(scene, 2_000_000);
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var message = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/images/{image}/content") { Content = new PushStreamContent(1_000_000, begun, goOn.Task) };
        message.Headers.Add("Upload-Offset", "0");
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var sending = scene.Ada.SendAsync(message);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await ListenerAttacks.SoonAsync(() => File.Exists(FileOf(scene, image)), () => "The piece is not written.");
        await scene.Ada.DeleteAsync($"/api/v1/images/{image}").ExpectAsync(204);
        goOn.SetResult();
        await sending.ExpectAsync(404);
        Assert.False(File.Exists(FileOf(scene, image)));
    }

    [Fact]
    public async Task An_image_that_is_removed_while_a_pc_reads_it_serves_that_pc_to_the_end_and_no_other()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        var (image, bytes) = await scene.UploadAsync();
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, secureBoot = "relaxed" }).ExpectAsync(202);
        await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done");
        await scene.Ada.DeleteAsync($"/api/v1/images/{image}").ExpectAsync(204);
        Assert.False(File.Exists(FileOf(scene, image)));
        var read = new byte[bytes.Length];
        await scene.Machine.Cd!.ReadAsync(0, read, CancellationToken.None);
        Assert.Equal(bytes, read);
        await scene.Ada.DeleteAsync(scene.Device + "/boot").ExpectAsync(200);
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, secureBoot = "relaxed" }).ExpectAsync(400, "invalid-fields");
    }

    [Fact]
    public async Task Images_that_are_no_whole_number_of_blocks_are_filled_up_with_noughts_and_both_drives_are_served()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await scene.ConnectAsync();
        // Larger than what the device fetches before it starts: the reading that follows is the start's.
        var (image, cd) = await scene.UploadAsync("cd", (1 << 20) + 1);
        var (floppy, disk) = await scene.UploadAsync("floppy", (100 * 512) + 1);
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image = floppy, secureBoot = "relaxed" }).ExpectAsync(400, "invalid-fields");
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, floppy = image, secureBoot = "relaxed" }).ExpectAsync(400, "invalid-fields");
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image, floppy, secureBoot = "relaxed" }).ExpectAsync(202);
        await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("steps")[7].GetProperty("state").GetString() == "done");
        Assert.Equal(((1 << 20) + 2048, 101 * 512), (scene.Machine.Cd!.LengthBytes, scene.Machine.Floppy!.LengthBytes));
        await ReadsAsync(scene.Machine.Cd!, cd);
        await ReadsAsync(scene.Machine.Floppy!, disk);
        Assert.Equal("started", (await scene.UntilAsync(scene.Device + "/boot", b => b.GetProperty("state").GetString() == "started")).Text("state"));

        static async Task ReadsAsync(Deskside.OutOfBand.Redirection.Ider.IMedium drive, byte[] image)
        {
            var read = new byte[drive.LengthBytes];
            await drive.ReadAsync(0, read, CancellationToken.None);
            Assert.Equal(image, read[..image.Length]);
            Assert.All(read[image.Length..], b => Assert.Equal(0, b));
        }
    }

    private static async Task<string> AddAsync(DeviceScene scene, long sizeBytes) =>
        (await scene.Ada.PostAsync("/api/v1/images", new { name = "Repair", kind = "cd", sizeBytes }).ExpectAsync(201)).Text("image");

    private static string FileOf(DeviceScene scene, string image)
    {
        var images = Path.Combine(scene.Server.Folder, "home", "images");
        return Path.Combine(Directory.GetDirectories(images).Single(), image);
    }

    private sealed class FakeRoom : DiskRoom
    {
        public long Free { get; set; }

        public override long FreeAt(string folder) => Free;
    }

    /// <summary>Bytes without a length said before; stops half-way until it may go on.</summary>
    private sealed class PushStreamContent(int lengthBytes, TaskCompletionSource? begun = null, Task? goOn = null) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var half = lengthBytes / 2;
            for (var sent = 0; sent < half; sent += 16 * 1024)
            {
                await stream.WriteAsync(new byte[16 * 1024]);
            }

            await stream.FlushAsync();
            begun?.TrySetResult();
            await (goOn ?? Task.CompletedTask);
            for (var sent = 0; sent < half; sent += 16 * 1024)
            {
                await stream.WriteAsync(new byte[16 * 1024]);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
