using Deskside.Protocol.Messages;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.Streams;

namespace Deskside.Server.Tests.Hosting;

public sealed class SecretsAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task No_log_line_holds_a_password_token_code_ticket_or_query(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var setup = server.SetupToken();
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync("Kim Possible", "a very private question");
        var code = (await kim.PostAsync("/api/v1/requests/mine/code")).Text("digits");
        using var companion = server.NewPerson();
        var joined = await companion.PostAsync("/api/v1/companion/join", new { code, platform = "Linux", version = "1" }).ExpectAsync(200);
        var session = await ada.AcceptAsync(kim.Request);
        var (path, ticket) = await TestLeg.TicketAsync(ada, session, LegRole.Viewer);
        using var leg = await TestLeg.OpenAsync(server.Address, path);
        await leg.SendJoinAsync(LegRole.Viewer, ticket);
        var seat = await leg.ExpectJoinedAsync();
        await ada.GetAsync("/api/v1/queue?secret=in-a-query");
        await ada.GetAsync($"/api/v1/nothing?token={kim.Token}");
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = "my pin is 4711-0815" });
        await ada.PostAsync("/api/v1/sign-in", new { name = "ada", password = "wrong wrong wrong" });
        await ada.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "solved" }).ExpectAsync(204);
        await leg.ExpectRefusedAsync();
        await server.RestartAsync();
        var secrets = new[]
        {
            setup, TestServer.Password, "wrong wrong wrong", ada.Cookie("deskside-technician"), kim.Token, code, joined.Text("customerToken"), ticket.Reveal(), seat.ResumeTicket.Reveal(),
            "in-a-query", "4711-0815", "Kim Possible", "a very private question",
        };
        Assert.Contains(session, server.Log.Text);
        Assert.All(secrets, s => Assert.DoesNotContain(s, server.Log.Text));
        Assert.All(secrets, s => Assert.NotEmpty(s));
    }

    [Fact]
    public async Task The_store_holds_no_token_ticket_or_password_in_clear()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        var (_, ticket) = await TestLeg.TicketAsync(ada, session, LegRole.Viewer);
        var tokens = new[] { ada.Cookie("deskside-technician"), kim.Token, ticket.Reveal() };
        foreach (var file in Directory.GetFiles(server.Folder, "deskside.db*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            var bytes = copy.ToArray();
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(TestServer.Password)));
            foreach (var token in tokens)
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(token)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Buffers.Text.Base64Url.DecodeFromChars(token)));
            }
        }
    }
}
