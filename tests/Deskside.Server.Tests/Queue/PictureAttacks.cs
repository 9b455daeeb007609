using System.Net.Http.Headers;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

/// <summary>What may come instead of a screenshot.</summary>
public sealed class PictureAttacks
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_picture_is_judged_by_its_bytes_bounded_and_named_harmlessly(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        await SendAsync(kim, "<svg onload='alert(1)'/>"u8.ToArray(), "a.png").ExpectAsync(415, "no-picture");
        await SendAsync(kim, [.. Png, .. new byte[4 * 1024 * 1024]], "a.png").ExpectAsync(413, "picture-too-large");
        await SendAsync(kim, Png, "../../etc/<script>passwd\u202Egnp.exe\r\nX: y").ExpectAsync(204);
        await SendAsync(kim, Png, "").ExpectAsync(204);
        await SendAsync(kim, Png, "c.png").ExpectAsync(204);
        await SendAsync(kim, Png, "d.png").ExpectAsync(409, "enough-pictures");
        var listed = (await ada.GetAsync($"/api/v1/requests/{kim.Request}/pictures").ExpectAsync(200)).Json;
        var name = listed[0].GetProperty("name").GetString()!;
        Assert.EndsWith(".png", name);
        Assert.DoesNotContain(name, c => c is '/' or '\\' or '<' or '>' or '\u202E' or '\r' or '\n');
        using var read = await ada.Http.GetAsync($"/api/v1/requests/{kim.Request}/pictures/{listed[0].GetProperty("picture").GetString()}");
        Assert.Equal("image/png", read.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", read.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", read.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Png, await read.Content.ReadAsByteArrayAsync());
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await ada.AcceptAsync(kim.Request);
        await bob.GetAsync($"/api/v1/requests/{kim.Request}/pictures").ExpectAsync(404);
    }

    private static Task<Answer> SendAsync(Person person, byte[] bytes, string name)
    {
        var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return Answer.OfAsync(person.Http.PostAsync($"/api/v1/requests/mine/pictures?name={Uri.EscapeDataString(name)}", body));
    }
}
