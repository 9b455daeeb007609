using System.Security.Cryptography;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

public sealed class ImageTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_upload_that_broke_off_goes_on_where_it_was(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine);
        var bytes = RandomNumberGenerator.GetBytes(5_000_000);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var image = (await scene.Ada.PostAsync("/api/v1/images", new { name = "Repair", kind = "cd", sizeBytes = bytes.Length, sha256 = sha256.ToUpperInvariant(), notes = "For all" }).ExpectAsync(201)).Text("image");
        await DeviceScene.SendPieceAsync(scene.Ada, image, 0, bytes[..2_000_000]).ExpectAsync(200);
        var wrong = await DeviceScene.SendPieceAsync(scene.Ada, image, 1_000_000, bytes[1_000_000..]).ExpectAsync(409, "wrong-offset");
        Assert.Equal(2_000_000, wrong.Json.GetProperty("uploadedBytes").GetInt64());
        await scene.Server.RestartAsync();
        using var ada = scene.Server.NewPerson();
        await ada.SignInAsync("ada", TestServer.Password);
        await DeviceScene.SendPieceAsync(ada, image, 2_000_000, bytes[2_000_000..]).ExpectAsync(200);
        var listed = (await ada.GetAsync("/api/v1/images").ExpectAsync(200)).Json[0];
        Assert.Equal(("ready", sha256, "For all", "Ada"), (listed.GetProperty("state").GetString(), listed.GetProperty("sha256").GetString(), listed.GetProperty("notes").GetString(), listed.GetProperty("addedBy").GetString()));
        await ada.DeleteAsync($"/api/v1/images/{image}").ExpectAsync(204);
        Assert.Empty(Directory.GetFiles(Path.Combine(scene.Server.Folder, "home", "images"), "*", SearchOption.AllDirectories));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Hostile_uploads_are_refused_and_leave_the_library_as_it_was(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine);
        foreach (var body in new object[]
        {
            new { name = "", kind = "cd", sizeBytes = 10 },
            new { name = "x", kind = "tape", sizeBytes = 10 },
            new { name = "x", kind = "cd", sizeBytes = 0 },
            new { name = "x", kind = "cd", sizeBytes = -5 },
            new { name = "x", kind = "cd", sizeBytes = long.MaxValue },
            new { name = "x", kind = "cd", sizeBytes = 10, sha256 = "../../etc/passwd" },
        })
        {
            Assert.Equal(400, (await scene.Ada.PostAsync("/api/v1/images", body)).Status);
        }

        var image = (await scene.Ada.PostAsync("/api/v1/images", new { name = "x", kind = "floppy", sizeBytes = 1000, sha256 = new string('0', 64) }).ExpectAsync(201)).Text("image");
        await DeviceScene.SendPieceAsync(scene.Ada, image, 0, new byte[1001]).ExpectAsync(413, "too-large");
        await DeviceScene.SendPieceAsync(scene.Ada, image, -1, new byte[1]).ExpectAsync(400, "invalid-fields");
        await DeviceScene.SendPieceAsync(scene.Ada, Guid.CreateVersion7().ToString(), 0, new byte[1]).ExpectAsync(404);
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image }).ExpectAsync(404);
        await DeviceScene.SendPieceAsync(scene.Ada, image, 0, new byte[1000]).ExpectAsync(200);
        Assert.Equal("broken", (await scene.Ada.GetAsync("/api/v1/images")).Json[0].GetProperty("state").GetString());
        await DeviceScene.SendPieceAsync(scene.Ada, image, 1000, new byte[1]).ExpectAsync(409, "wrong-offset");
        for (var shares = 0; shares < 3; shares++)
        {
            var big = await scene.Ada.PostAsync("/api/v1/images", new { name = "big", kind = "cd", sizeBytes = 8L * 1024 * 1024 * 1024 });
            Assert.True(big.Status == 201 || big.Code == "no-room", big.Body);
        }

        await scene.ExpectAsync().ExpectAsync(200);
        await scene.Ada.PostAsync(scene.Device + "/boot", new { image }).ExpectAsync(400, "invalid-fields");
    }
}
