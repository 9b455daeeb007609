using Deskside.OutOfBand.WsMan.Http;
using static Deskside.OutOfBand.Tests.WsMan.ScriptedFirmware;

namespace Deskside.OutOfBand.Tests.WsMan;

public sealed class HttpLineTests
{
    private static readonly DeviceCredentials Admin = new("admin", "P@ssw0rd!");

    [Fact]
    public async Task The_first_call_learns_the_nonce_and_is_made_again_on_a_new_line()
    {
        var firmware = new ScriptedFirmware(new Line(Challenge("n1")), new Line(Chunked("hello"), Chunked("again")));
        await using var http = LineTo(firmware);
        var answered = Assert.IsType<HttpPost.Answered>(await http.PostAsync("one"u8.ToArray(), Repeat.Safe, CancellationToken.None));
        Assert.Equal((200, "hello", "Intel(R) Active Management Technology 16.1.25"), (answered.Status, Text(answered), answered.Server));
        Assert.Equal("again", Text(await http.PostAsync("two"u8.ToArray(), Repeat.Safe, CancellationToken.None)));
        Assert.Equal(["", "one", "two"], firmware.Bodies);
        Assert.Equal(2, firmware.LinesOpened);
        Assert.Contains("nc=00000001", firmware.Heads[1]);
        Assert.Contains("nc=00000002", firmware.Heads[2]);
        AssertProves(firmware.Heads[2], "n1");
    }

    [Fact]
    public async Task A_stale_nonce_is_renewed_and_a_second_refusal_is_a_wrong_password()
    {
        var stale = new ScriptedFirmware(new Line(Challenge("n1")), new Line(Challenge("n2", ", stale=true")), new Line(Chunked("fine")));
        await using var renewed = LineTo(stale);
        Assert.Equal("fine", Text(await renewed.PostAsync("x"u8.ToArray(), Repeat.Never, CancellationToken.None)));
        AssertProves(stale.Heads[2], "n2");

        var wrong = new ScriptedFirmware(new Line(Challenge("n1")), new Line(Challenge("n2")));
        await using var refused = LineTo(wrong);
        Assert.Equal(new HttpPost.WrongPassword("Digest:A4070000000000000000000000000000"), await refused.PostAsync("x"u8.ToArray(), Repeat.Never, CancellationToken.None));
    }

    [Fact]
    public async Task What_changes_something_is_never_repeated_on_a_broken_line()
    {
        var firmware = new ScriptedFirmware(new Line(Challenge("n1")), new Line(Chunked("first")), new Line(), new Line(Chunked("second")));
        await using var http = LineTo(firmware);
        await http.PostAsync("read"u8.ToArray(), Repeat.Safe, CancellationToken.None);
        Assert.IsType<HttpPost.Failed>(await http.PostAsync("reset"u8.ToArray(), Repeat.Never, CancellationToken.None));
        Assert.Equal("second", Text(await http.PostAsync("read"u8.ToArray(), Repeat.Safe, CancellationToken.None)));
    }

    [Fact]
    public async Task A_read_on_a_kept_line_that_closed_is_repeated()
    {
        var firmware = new ScriptedFirmware(new Line(Challenge("n1")), new Line(Chunked("first")), new Line(Chunked("second")));
        await using var http = LineTo(firmware);
        await http.PostAsync("read"u8.ToArray(), Repeat.Safe, CancellationToken.None);
        Assert.Equal("second", Text(await http.PostAsync("read"u8.ToArray(), Repeat.Safe, CancellationToken.None)));
    }

    [Fact]
    public async Task A_firmware_that_never_answers_is_given_up()
    {
        var time = new ManualTime();
        var silent = new TaskCompletionSource<LineOutcome>();
        await using var http = new HttpLine(token => new(silent.Task.WaitAsync(token)), Admin, "/wsman", TimeSpan.FromSeconds(45), time);
        var posting = http.PostAsync("x"u8.ToArray(), Repeat.Safe, CancellationToken.None).AsTask();
        time.Advance(TimeSpan.FromSeconds(46));
        Assert.Contains("45 s", Assert.IsType<HttpPost.Failed>(await posting).Why);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloworld")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    [InlineData("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")]
    public async Task Garbled_answers_are_failures_with_a_reason(string answer)
    {
        await using var http = LineTo(new ScriptedFirmware(new Line(answer)));
        var failed = Assert.IsType<HttpPost.Failed>(await http.PostAsync("x"u8.ToArray(), Repeat.Safe, CancellationToken.None));
        Assert.NotEmpty(failed.Why);
    }

    private static HttpLine LineTo(ScriptedFirmware firmware) => new(firmware.OpenAsync, Admin, "/wsman", TimeSpan.FromSeconds(45), TimeProvider.System);

    private static string Text(HttpPost post) => System.Text.Encoding.UTF8.GetString(Assert.IsType<HttpPost.Answered>(post).Body);

    private static void AssertProves(string header, string nonce)
    {
        Assert.True(DigestFields.TryParse(header, out var fields));
        var proof = new Digest.Proof("admin", fields["realm"], nonce, "POST", "/wsman", fields["qop"], fields["nc"], fields["cnonce"]);
        Assert.Equal(Digest.Response(proof, "P@ssw0rd!"), fields["response"]);
    }
}
