using System.Net.Http.Headers;
using System.Text;
using Deskside.Domain.Portals;
using Deskside.Server.Portals.Internal.Logos;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Portals;

public sealed class PortalAttacks
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 8, 0, 0, 0, 9, 8, 6, 0, 0, 0, 1, 2, 3, 4];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 9, 0, 8, 1, 1, 0x11, 0];
    private static readonly byte[] Webp = [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 8, 0, 0];

    [Fact]
    public async Task Script_in_every_field_of_a_portal_is_text_and_bad_forms_are_refused()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        const string Script = "<script>alert(1)</script>";
        var told = await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("scripted", title: Script)).ExpectAsync(200);
        Assert.DoesNotContain("<script", told.Body);
        Assert.Equal(Script, told.Text("title"));
        foreach (var name in new[] { Script, "../etc", "a/b", "-a", "ä", "a", new string('a', 41), "a b" })
        {
            Assert.Contains("name", (await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of(name)).ExpectAsync(400)).Body);
        }

        foreach (var accent in new[] { Script, "red", "#fff", "#ffffff;background:url(x)", "#ffd700" })
        {
            Assert.Contains("accent", (await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("other", accent)).ExpectAsync(400)).Body);
        }

        foreach (var origin in new[] { "*", "https://*.example.org", "https://example.org/path", "http://example.org", "javascript:alert(1)", "null", "https://a@example.org" })
        {
            Assert.Contains("origins", (await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("other", origins: [origin])).ExpectAsync(400)).Body);
        }
    }

    [Fact]
    public async Task A_logo_is_what_its_bytes_say_and_never_a_page()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var portal = (await ada.GetAsync("/api/v1/admin/portals")).Json[0].GetProperty("portal").GetString();
        var path = $"/api/v1/admin/portals/{portal}/logo";
        foreach (var (bytes, status) in new (byte[], int)[]
        {
            (Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), 415), ("GIF89a<script>"u8.ToArray(), 415), (Png[..20], 415), ([], 415),
            (new byte[LogoPicture.MaxBytes + 1], 413),
        })
        {
            await PutAsync(ada, path, bytes, "image/png").ExpectAsync(status);
        }

        await PutAsync(ada, path, Png, "text/html").ExpectAsync(415);
        await PutAsync(ada, path, [.. Png, .. new byte[LogoPicture.MaxBytes - Png.Length]], "image/png").ExpectAsync(204);
        await PutAsync(ada, path, Png, "image/webp").ExpectAsync(204);
        var logo = (await ada.GetAsync("/api/v1/portals/default")).Text("look", "logo");
        var told = await ada.GetAsync(logo).ExpectAsync(200);
        Assert.Equal("image/png", told.ContentHeaders.ContentType!.ToString());
        Assert.Equal("default-src 'none'; sandbox", told.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", told.Headers.GetValues("X-Content-Type-Options").Single());
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await PutAsync(bob, path, Png, "image/png").ExpectAsync(403);
        await ada.DeleteAsync(path).ExpectAsync(204);
        await ada.GetAsync(logo).ExpectAsync(404);
    }

    [Fact]
    public void Cut_and_random_pictures_are_refused_or_known_but_never_throw()
    {
        var random = new Random(7);
        foreach (var whole in new[] { Png, Jpeg, Webp })
        {
            Assert.NotNull(LogoPicture.Sniff(whole));
            for (var length = 0; length < whole.Length; length++)
            {
                LogoPicture.Sniff(whole.AsSpan(0, length));
            }

            for (var round = 0; round < 20_000; round++)
            {
                var changed = whole.ToArray();
                for (var count = random.Next(1, 5); count > 0; count--)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                LogoPicture.Sniff(changed.AsSpan(0, random.Next(changed.Length + 1)));
            }
        }

        Assert.Null(LogoPicture.Sniff([.. Png[..16], 0, 0, 8, 1, .. Png[20..]]));
    }

    [Fact]
    public void A_language_is_found_in_whatever_a_browser_sends()
    {
        Assert.Equal("de", CustomerLanguages.Negotiate("fr-CH, de-AT;q=0.9, *;q=0.1", ["en", "de"]));
        Assert.Equal("es", CustomerLanguages.Negotiate("de;q=0, en;q=x,,;;=", ["es", "de"]));
        var random = new Random(3);
        for (var round = 0; round < 5_000; round++)
        {
            CustomerLanguages.Negotiate(new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => ",;=q.-deEN09 *"[random.Next(14)])]), CustomerLanguages.All);
        }
    }

    [Fact]
    public void Every_accent_is_made_readable_in_the_dark()
    {
        var ground = new HexColour(0x1d, 0x24, 0x28);
        var random = new Random(5);
        for (var round = 0; round < 2_000; round++)
        {
            var colour = new HexColour((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            Assert.True(colour.LightenedOn(ground, 7).ContrastTo(ground) >= 7);
        }
    }

    private static Task<Answer> PutAsync(Person person, string path, byte[] bytes, string type)
    {
        var message = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(bytes) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return person.SendAsync(message);
    }
}
