using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Deskside.Server.Tests.Front;
using static Deskside.Server.Tests.OutOfBand.HostileFirmware;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>Firmware that answers with malice, through the whole server. Each attack ends with an honest answer that is read.</summary>
public sealed class FirmwareAttacks
{
    private const string Head = "<a:Envelope xmlns:a=\"http://www.w3.org/2003/05/soap-envelope\"><a:Body>";
    private const string Tail = "</a:Body></a:Envelope>";

    public static TheoryData<string, string> Bombs => new()
    {
        { "entities", "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + Head + "<x>&c;&c;&c;</x>" + Tail },
        { "an outside entity", "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Head + "<x>&a;</x>" + Tail },
        { "depth", Head + string.Concat(Enumerable.Repeat("<x>", 40_000)) + string.Concat(Enumerable.Repeat("</x>", 40_000)) + Tail },
        { "elements", Head + string.Concat(Enumerable.Repeat("<x/>", 200_000)) + Tail },
        { "pieces", Head + "<x>" + string.Concat(Enumerable.Repeat("<![CDATA[a]]>", 75_000)) + "</x>" + Tail },
        { "attributes", Head + "<x " + string.Concat(Enumerable.Range(0, 60_000).Select(n => $"a{n}='' ")) + "/>" + Tail },
        { "an encoding of nowhere", "<?xml version=\"1.0\" encoding=\"x-nowhere\"?>" + Head + Tail },
        { "utf-7", "<?xml version=\"1.0\" encoding=\"utf-7\"?>" + Head + Tail },
        { "no XML", new string('<', 100_000) },
        { "another message's answer", Envelope("<x/>", "4711") },
        { "a list in the place of a number", Envelope("<x><HostName><y/></HostName></x>", "") },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_body_that_is_a_bomb_or_a_lie_is_refused_in_words_and_the_next_answer_is_read(string what, string body)
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var firmware = await ConnectAsync(scene);
        firmware.Instead = Saying(Ok(body));
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var answer = await AccessAsync(scene);
        Assert.True(answer is { Status: 409, Code: "device-refused" or "line-lost" } || what is "pieces" or "attributes" or "a list in the place of a number" or "utf-7", $"{what}: {answer.Status} {answer.Body}");
        Assert.True(Process.GetCurrentProcess().TotalProcessorTime - before < TimeSpan.FromSeconds(8), $"{what} took {Process.GetCurrentProcess().TotalProcessorTime - before} of the processor.");
        Assert.DoesNotContain("root:", answer.Body);
        firmware.Instead = null;
        await AccessAsync(scene).ExpectAsync(200);
    }

    public static TheoryData<string> Heads => new()
    {
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2147483647\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7FFFFFFF\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcde\r\n",
        "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 99999999999 Oh\r\nContent-Length: 0\r\n\r\n",
        "SSH-2.0-dropbear\r\n\r\n",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"type it here\"\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"another\", nonce=\"n\", qop=\"auth\"\r\nContent-Length: 0\r\n\r\n",
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task An_answer_that_is_no_honest_http_is_refused_in_words_and_the_next_one_is_read(string bytes)
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var firmware = await ConnectAsync(scene);
        var sent = new List<string>();
        firmware.Instead = async (call, line) =>
        {
            sent.Add(call);
            await line.WriteAsync(Encoding.Latin1.GetBytes(bytes));
            await line.DisposeAsync();
            return true;
        };
        var answer = await AccessAsync(scene);
        Assert.True(answer is { Status: 409, Code: "device-refused" or "line-lost" }, $"{answer.Status} {answer.Body}");
        Assert.InRange(sent.Count, 1, 4);
        firmware.Instead = null;
        await AccessAsync(scene).ExpectAsync(200);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var firmware = await ConnectAsync(scene);
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        firmware.Instead = Saying($"HTTP/1.1 307 Here\r\nLocation: http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}/wsman\r\nContent-Length: 0\r\n\r\n");
        Assert.Contains("HTTP 307", (await AccessAsync(scene).ExpectAsync(409, "device-refused")).Body);
        Assert.False(trap.Pending());
    }

    [Fact]
    public async Task An_endless_body_is_given_up_after_a_mebibyte()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var firmware = await ConnectAsync(scene);
        long given = 0;
        firmware.Instead = async (_, line) =>
        {
            await line.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
            var chunk = Encoding.ASCII.GetBytes("1000;x=" + new string('y', 100) + "\r\n" + new string('a', 4096) + "\r\n");
            try
            {
                while (true)
                {
                    await line.WriteAsync(chunk);
                    given += chunk.Length;
                }
            }
            catch (IOException)
            {
                return true;
            }
        };
        await AccessAsync(scene).ExpectAsync(409, "line-lost");
        Assert.InRange(given, 1 << 20, 3 << 20);
        firmware.Instead = null;
        await AccessAsync(scene).ExpectAsync(200);
    }

    [Fact]
    public async Task A_firmware_that_drips_its_answer_is_given_up_by_the_clock_and_other_pcs_are_served_meanwhile()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await using var firmware = await ConnectAsync(scene);
        var asked = new TaskCompletionSource();
        firmware.Instead = async (_, line) =>
        {
            await line.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            asked.TrySetResult();
            return true;
        };
        var waiting = AccessAsync(scene);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await scene.Ada.GetAsync(scene.Device).ExpectAsync(200);
        Assert.False(waiting.IsCompleted);
        scene.Server.Time.Advance(TimeSpan.FromSeconds(46));
        Assert.Contains("did not answer within 45 s", (await waiting.ExpectAsync(409, "line-lost")).Body);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_not_taken_for_the_next_one()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var firmware = await ConnectAsync(scene);
        await AccessAsync(scene).ExpectAsync(200);
        var first = true;
        firmware.Instead = async (call, line) =>
        {
            if (!first)
            {
                return false;
            }

            first = false;
            var number = call.Split("MessageID>")[1].Split('<')[0];
            var honest = Ok(Envelope("<g:AMT_GeneralSettings xmlns:g=\"http://intel.com/wbem/wscim/1/amt-schema/1/AMT_GeneralSettings\"><g:HostName>honest</g:HostName></g:AMT_GeneralSettings>", number));
            await line.WriteAsync(Encoding.Latin1.GetBytes(honest + Ok(Envelope("<x><CurrentControlMode>1</CurrentControlMode></x>", "1"))));
            return true;
        };
        var mixed = await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(409, "device-refused");
        Assert.Contains("It answers message 1, but", mixed.Body);
        Assert.Equal("admin", (await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200)).Text("identity", "controlMode"));
    }

    [Fact]
    public async Task A_firmware_that_is_silent_on_redirection_holds_nobody_s_turn_for_ever()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await using var firmware = await ConnectAsync(scene);
        await AccessAsync(scene).ExpectAsync(200);
        var opened = new TaskCompletionSource();
        firmware.Redirection = async line =>
        {
            opened.TrySetResult();
            var buffer = new byte[1024];
            while (await line.ReadAsync(buffer) > 0)
            {
            }
        };
        var ticket = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        using var page = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket"));
        await opened.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var report = scene.Ada.GetAsync(scene.Device + "/report");
        scene.Server.Time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal("ended", (await page.NewsAsync())!.Value.GetProperty("kind").GetString());
        await report.ExpectAsync(200);
    }

    [Fact]
    public async Task A_switch_that_could_not_be_put_back_at_close_is_told_and_stands_on_the_case()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var firmware = await ConnectAsync(scene);
        await AccessAsync(scene).ExpectAsync(200);
        var ticket = await scene.Ada.PostAsync(scene.Device + "/legs", new { kind = "serial" }).ExpectAsync(200);
        using var page = await LinePage.OpenAsync(scene.Server.Address, ticket.Text("path"), ticket.Text("ticket"));
        Assert.Equal("opened", (await page.NewsAsync())!.Value.GetProperty("kind").GetString());
        firmware.Instead = async (call, line) =>
        {
            if (!call.Contains("RequestStateChange", StringComparison.Ordinal))
            {
                return false;
            }

            var number = call.Split("MessageID>")[1].Split('<')[0];
            await line.WriteAsync(Encoding.Latin1.GetBytes(Ok(Envelope("<g:RequestStateChange_OUTPUT xmlns:g=\"x\"><g:ReturnValue>4</g:ReturnValue></g:RequestStateChange_OUTPUT>", number))));
            return true;
        };
        var closed = await scene.Ada.PostAsync(scene.Device + "/close").ExpectAsync(200);
        Assert.Contains("could not be set as they were", closed.Text("notPutBack"));
        var story = (await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}/timeline").ExpectAsync(200)).Json.EnumerateArray().Select(e => e.GetProperty("text").GetString()!).ToList();
        Assert.Contains(story, t => t.StartsWith("Not put back: ", StringComparison.Ordinal) && t.Contains("RequestStateChange", StringComparison.Ordinal));
        Assert.Contains(story, t => t.Contains("not everything was put back", StringComparison.Ordinal));
        Assert.DoesNotContain(story, t => t.StartsWith("Everything on the PC", StringComparison.Ordinal));
    }
}
