using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class TlsTests
{
    [Fact]
    public async Task A_self_signed_server_is_known_by_the_fingerprint_that_it_printed()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { Tls = new TlsChoice.SelfSigned(), PublicUrl = new Uri("https://help.example.org") });
        X509Certificate2? shown = null;
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            shown = X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData());
            return true;
        };
        using var kim = new Person(server.Address, handler);
        var asked = await kim.PostAsync("/api/v1/requests", new { portal = "default", name = "Kim", question = "Help", wayIn = "web" }).ExpectAsync(201);
        Assert.Contains("; secure", Assert.Single(asked.Headers.GetValues("Set-Cookie")));
        Assert.False(asked.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains(string.Join(':', SHA256.HashData(shown!.RawData).Select(b => b.ToString("X2"))), server.Screen.Text);
        Assert.Equal("1.2.840.10045.2.1", shown.PublicKey.Oid.Value);
        var names = shown.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Contains("help.example.org", names.EnumerateDnsNames());
        Assert.Contains("localhost", names.EnumerateDnsNames());
        Assert.Contains(IPAddress.Loopback, names.EnumerateIPAddresses());
        var code = await kim.PostAsync("/api/v1/requests/mine/code").ExpectAsync(200);
        Assert.Contains($"--pinnedpubkey 'sha256//{Convert.ToBase64String(SHA256.HashData(shown.PublicKey.ExportSubjectPublicKeyInfo()))}' https://help.example.org/get/linux.sh", code.Text("command"));
    }

    [Theory, InlineData("1.1"), InlineData("2.0")]
    public async Task A_leg_opens_over_tls_in_both_versions_of_http(string version)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { Tls = new TlsChoice.SelfSigned() });
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        using var invoker = new HttpMessageInvoker(handler);
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = Version.Parse(version);
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "wss", Path = $"/relay/{Guid.CreateVersion7()}" }.Uri, invoker, CancellationToken.None);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task The_certificate_stays_the_same_and_its_key_is_private()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => o with { Tls = new TlsChoice.SelfSigned() });
        var before = server.Get<ServerCertificate>().Fingerprint;
        await server.RestartAsync();
        Assert.Equal(before, server.Get<ServerCertificate>().Fingerprint);
        var file = Path.Combine(server.Folder, "home", "tls", "self.pem");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(server.Folder, "home")));
    }

    [Fact]
    public void A_new_address_makes_a_new_certificate()
    {
        var folder = Directory.CreateTempSubdirectory("deskside-tls-").FullName;
        var options = new ServerOptions { HomeFolder = folder, Tls = new TlsChoice.SelfSigned() };
        var before = ServerCertificate.Load(options, TimeProvider.System)!.Fingerprint;
        Assert.Equal(before, ServerCertificate.Load(options, TimeProvider.System)!.Fingerprint);
        Assert.NotEqual(before, ServerCertificate.Load(options with { Listen = IPAddress.Parse("10.1.2.3") }, TimeProvider.System)!.Fingerprint);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Files_that_are_no_certificate_are_told_so()
    {
        var file = Path.GetTempFileName();
        var refused = Assert.Throws<StartRefused>(() => ServerCertificate.Load(new ServerOptions { Tls = new TlsChoice.Files(file, file) }, TimeProvider.System));
        Assert.Contains(file, refused.Message);
        File.Delete(file);
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed_and_nobody_else()
    {
        await using var trusting = await TestServer.StartAsync(Engine.Sqlite, o => o with { TrustedProxies = [System.Net.IPNetwork.Parse("127.0.0.0/8")] });
        await using var wary = await TestServer.StartAsync(Engine.Sqlite, o => o with { TrustedProxies = [System.Net.IPNetwork.Parse("10.0.0.0/8")] });
        Assert.StartsWith("https://help.example.org/", await UrlAsync(trusting));
        Assert.StartsWith(wary.Address.ToString(), await UrlAsync(wary));
        async Task<string> UrlAsync(TestServer server)
        {
            using var kim = await server.AskAsync();
            kim.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            kim.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "help.example.org");
            var code = await kim.PostAsync("/api/v1/requests/mine/code").ExpectAsync(200);
            Assert.Equal(server == trusting, code.Headers.Contains("Strict-Transport-Security"));
            return code.Text("downloadUrl");
        }
    }
}
