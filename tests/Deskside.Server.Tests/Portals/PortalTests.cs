using System.Diagnostics;
using System.Security.Cryptography;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Portals;

public sealed class PortalTests
{
    private const string Program = "#!/bin/sh\necho \"companion $*\"\n";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_default_portal_tells_its_texts_and_what_is_to_be_had(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        LayCompanion(server, Program);
        using var ada = await server.SetUpAsync();
        var portal = await ada.GetAsync("/api/v1/portals/default").ExpectAsync(200);
        Assert.Equal(("Contoso Help", "True", "False"), (portal.Text("organisation"), portal.Text("waysIn", "web"), portal.Text("demo")));
        var companion = portal.Json.GetProperty("companion")[0];
        var hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Program)));
        Assert.Equal(("linux-x64", hash, Program.Length), (companion.GetProperty("platform").GetString(), companion.GetProperty("sha256").GetString(), companion.GetProperty("sizeBytes").GetInt32()));
        using var http = new HttpClient();
        var download = await http.GetAsync(companion.GetProperty("url").GetString());
        Assert.Equal(Program, await download.Content.ReadAsStringAsync());
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        await ada.GetAsync("/api/v1/portals/nowhere").ExpectAsync(404, "unknown-portal");
        await ada.GetAsync("/download/other").ExpectAsync(404);
    }

    [Fact]
    public async Task A_changed_companion_is_hashed_anew()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var anyone = server.NewPerson();
        Assert.Equal(0, (await anyone.GetAsync("/api/v1/portals/default")).Json.GetProperty("companion").GetArrayLength());
        await anyone.GetAsync("/get/linux.sh").ExpectAsync(404);
        LayCompanion(server, "one");
        var before = (await anyone.GetAsync("/api/v1/portals/default")).Json.GetProperty("companion")[0].GetProperty("sha256").GetString();
        LayCompanion(server, "three");
        Assert.NotEqual(before, (await anyone.GetAsync("/api/v1/portals/default")).Json.GetProperty("companion")[0].GetProperty("sha256").GetString());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_one_line_command_downloads_checks_and_starts_the_companion(bool isSelfSigned)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, o => isSelfSigned ? o with { Tls = new TlsChoice.SelfSigned() } : o);
        LayCompanion(server, Program);
        var (exit, output, error) = await RunAsync($"{Curl(server)} {server.Address}get/linux.sh | sh -s -- '123 456 789'");
        Assert.True(exit == 0, error);
        Assert.StartsWith($"companion --server {server.Address.ToString().TrimEnd('/')} --code 123456789", output);
        Assert.Equal(isSelfSigned, output.Contains("--server-fingerprint", StringComparison.Ordinal));
        Assert.Contains("is as announced", error);
    }

    [Fact]
    public async Task A_file_that_was_swapped_on_the_way_is_not_started()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        LayCompanion(server, Program);
        using var http = new HttpClient();
        var script = await http.GetStringAsync(new Uri(server.Address, "get/linux.sh"));
        LayCompanion(server, "#!/bin/sh\necho evil\n");
        var file = Path.Combine(server.Folder, "linux.sh");
        await File.WriteAllTextAsync(file, script);
        var (exit, output, error) = await RunAsync($"sh {file} 123456789");
        Assert.Equal(1, exit);
        Assert.DoesNotContain("evil", output);
        Assert.Contains("not started", error);
    }

    [Theory]
    [InlineData("12345", "nine digits")]
    [InlineData("--code", "unknown argument")]
    [InlineData("--server-fingerprint", "needs a value")]
    public async Task The_script_says_what_is_wrong_with_its_arguments(string arguments, string says)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        LayCompanion(server, Program);
        var (exit, _, error) = await RunAsync($"{Curl(server)} {server.Address}get/linux.sh | sh -s -- {arguments}");
        Assert.Equal(2, exit);
        Assert.Contains(says, error);
    }

    [Fact]
    public async Task A_hostile_host_name_does_not_get_into_the_script()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        LayCompanion(server, Program);
        using var http = new HttpClient();
        foreach (var host in new[] { "x';touch${IFS}/tmp/pwned;'", "x$(id)", "x`id`", "x\" y" })
        {
            var message = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "get/linux.sh"));
            message.Headers.TryAddWithoutValidation("Host", host);
            var answer = await http.SendAsync(message);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(host, text);
            Assert.True((int)answer.StatusCode == 400 || text.Contains($"server='{server.Address.ToString().TrimEnd('/').Replace("127.0.0.1", "localhost")}'", StringComparison.Ordinal), text);
        }
    }

    private static string Curl(TestServer server) =>
        server.Services.GetService(typeof(ServerCertificate)) is ServerCertificate certificate ? $"curl -fsSk --pinnedpubkey 'sha256//{certificate.PublicKeyPin}'" : "curl -fsS";

    private static void LayCompanion(TestServer server, string content)
    {
        var folder = Path.Combine(server.Folder, "companion", "linux-x64");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "deskside-companion"), content);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
