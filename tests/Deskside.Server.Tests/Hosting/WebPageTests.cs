using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class WebPageTests : IDisposable
{
    private readonly string _web = Directory.CreateTempSubdirectory("deskside-web-").FullName;

    public WebPageTests()
    {
        Write("customer/dist/index.html", "<p>customer</p>");
        Write("customer/dist/favicon.svg", "<svg/>");
        Write("customer/dist/assets/customer/a-1f.js", "1");
        Write("console/dist/index.html", "<p>console</p>");
        Write("console/dist/assets/console/b-2f.js", "console script");
        Write("console/dist/assets/console/b-2f.js.br", "pressed");
        Write("console/dist/assets/console/c.wasm", "wasm");
        Write("secret.txt", "secret");
    }

    [Theory]
    [InlineData("/", "customer", "text/html")]
    [InlineData("/p/default", "customer", "text/html")]
    [InlineData("/console/", "console", "text/html")]
    [InlineData("/console/sessions/0190", "console", "text/html")]
    [InlineData("/setup", "console", "text/html")]
    [InlineData("/favicon.svg", "<svg/>", "image/svg+xml")]
    [InlineData("/assets/customer/a-1f.js", "1", "text/javascript")]
    [InlineData("/assets/console/c.wasm", "wasm", "application/wasm")]
    public async Task Each_address_has_its_page(string path, string content, string type)
    {
        await using var server = await StartAsync();
        using var anyone = server.NewPerson();
        var answer = await anyone.GetAsync(path).ExpectAsync(200);
        Assert.Contains(content, answer.Body);
        Assert.Equal(type, answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal(path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/nothing.js")]
    [InlineData("/nothing")]
    [InlineData("/secret.txt")]
    [InlineData("/../secret.txt")]
    [InlineData("/assets/%2e%2e/%2e%2e/%2e%2e/secret.txt")]
    [InlineData("/assets/console/..%2f..%2f..%2f..%2fsecret.txt")]
    [InlineData("/assets/console/..%5c..%5csecret.txt")]
    [InlineData("/assets/console/nothing.js")]
    public async Task What_is_not_a_page_is_not_found(string path)
    {
        await using var server = await StartAsync();
        using var anyone = server.NewPerson();
        var answer = await anyone.GetAsync(path);
        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("secret", answer.Body);
    }

    [Fact]
    public async Task Pressed_files_go_to_those_who_take_them_and_known_ones_are_not_sent_again()
    {
        await using var server = await StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var message = new HttpRequestMessage(HttpMethod.Get, "/assets/console/b-2f.js");
        message.Headers.Add("Accept-Encoding", "gzip, br");
        var pressed = await http.SendAsync(message);
        Assert.Equal(("pressed", "br"), (await pressed.Content.ReadAsStringAsync(), Assert.Single(pressed.Content.Headers.ContentEncoding)));
        var again = new HttpRequestMessage(HttpMethod.Get, "/assets/console/b-2f.js");
        again.Headers.Add("If-None-Match", pressed.Headers.ETag!.ToString());
        Assert.Equal(304, (int)(await http.SendAsync(again)).StatusCode);
        Assert.Equal("console script", await http.GetStringAsync("/assets/console/b-2f.js"));
        Assert.Equal(200, (int)(await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/assets/console/b-2f.js"))).StatusCode);
    }

    public void Dispose() => Directory.Delete(_web, recursive: true);

    private Task<TestServer> StartAsync() => TestServer.StartAsync(Engine.Sqlite, o => o with { WebFolder = _web });

    private void Write(string name, string content)
    {
        var file = Path.Combine(_web, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
