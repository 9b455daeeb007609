using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Deskside.Server.Hosting.Net;
using Deskside.Server.Notifications.Push.Internal;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Notifications;

public sealed class PushTests
{
    /// <summary>RFC 8291, section 5 and appendix A.</summary>
    [Fact]
    public void The_example_of_the_RFC_comes_out_byte_for_byte()
    {
        using var ours = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            Q = Point("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"),
        });
        var sealedPush = SealedPush.Seal(
            Encoding.UTF8.GetBytes("When I grow up, I want to be a watermelon"),
            Bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            Bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            ours,
            Bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(sealedPush));
    }

    [Theory]
    [InlineData("http://push.example.org/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://10.1.2.3/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::ffff:192.168.0.1]/x")]
    [InlineData("https://name:secret@push.example.org/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task An_endpoint_that_is_not_of_the_open_internet_is_refused(string endpoint)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PutAsync("/api/v1/push/subscription", new { endpoint, keys = Keys() }).ExpectAsync(400, "invalid-fields");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_browser_subscribes_with_good_keys_only(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        Assert.Equal(65, Bytes((await ada.GetAsync("/api/v1/push/key").ExpectAsync(200)).Text("key")).Length);
        const string Endpoint = "https://push.example.org/abc";
        await ada.PutAsync("/api/v1/push/subscription", new { endpoint = Endpoint, keys = Keys() }).ExpectAsync(204);
        await ada.PutAsync("/api/v1/push/subscription", new { endpoint = Endpoint, keys = new { p256dh = Base64Url.EncodeToString(new byte[65]), auth = "BTBZMqHH6r4Tts7J_aSIgg" } }).ExpectAsync(400);
        await ada.PostAsync("/api/v1/push/subscription/remove", new { endpoint = Endpoint }).ExpectAsync(204);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4001::1", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    public void What_is_public(string address, bool expected) => Assert.Equal(expected, PublicAddress.IsPublic(IPAddress.Parse(address)));

    private static object Keys() => new { p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", auth = "BTBZMqHH6r4Tts7J_aSIgg" };

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);

    private static ECPoint Point(string text) => new() { X = Bytes(text)[1..33], Y = Bytes(text)[33..] };
}
