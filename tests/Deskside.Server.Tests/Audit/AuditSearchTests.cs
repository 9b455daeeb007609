using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Audit;

public sealed class AuditSearchTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Entries_are_found_by_actor_action_subject_and_time_newest_first(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        var id = (await bob.GetAsync("/api/v1/me")).Text("id");
        server.Time.Advance(TimeSpan.FromHours(1));
        var later = server.Time.GetUtcNow().ToString("O");
        await bob.PostAsync("/api/v1/sign-out").ExpectAsync(204);

        Assert.Equal(["technician.signed-out", "technician.signed-in"], await Actions($"actor=technician:{id}"));
        Assert.Equal(["technician.signed-out", "technician.signed-in", "technician.created"], await Actions($"subject=technician:{id}"));
        Assert.Equal(["technician.signed-out"], await Actions($"action=technician&from={Uri.EscapeDataString(later)}"));
        Assert.DoesNotContain("technician.signed-out", await Actions($"action=technician&to={Uri.EscapeDataString(later)}"));
        Assert.Equal(["technician.created"], await Actions("action=technician.created"));
        Assert.Empty(await Actions("action=%25"));
        Assert.Empty(await Actions("action=techn"));
        var page = (await ada.GetAsync("/api/v1/audit/search?limit=2")).Json;
        var next = (await ada.GetAsync($"/api/v1/audit/search?limit=2&before={page[1].GetProperty("number").GetInt64()}")).Json;
        Assert.Equal(page[1].GetProperty("number").GetInt64() - 1, next[0].GetProperty("number").GetInt64());

        async Task<string[]> Actions(string query) =>
            [.. (await ada.GetAsync("/api/v1/audit/search?" + query).ExpectAsync(200)).Json.EnumerateArray().Select(e => e.GetProperty("action").GetString()!)];
    }

    [Fact]
    public async Task An_export_is_text_to_a_spreadsheet_whatever_stands_in_it()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "evil", title = "=cmd|' /C calc'!A1 \"x\", y", permissions = new[] { "readAudit" } }).ExpectAsync(201);
        var export = await ada.GetAsync("/api/v1/audit/export?action=role").ExpectAsync(200);
        Assert.Equal("text/csv", export.ContentHeaders.ContentType!.MediaType);
        var lines = export.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("\"number\",\"at\",\"actor\",\"action\",\"subject\",\"details\",\"hash\"", lines[0]);
        Assert.Contains("audit.exported", (await ada.GetAsync("/api/v1/audit/search?action=audit")).Body);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain, text", "\"plain, text\"")]
    [InlineData(null, "\"\"")]
    public void No_cell_begins_a_formula(string? text, string cell) => Assert.Equal(cell + "\r\n", Server.Audit.Internal.CsvText.Line(text));

    [Fact]
    public async Task Another_organisations_entries_are_not_found()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var mallory = await server.AddFabrikamAsync();
        Assert.DoesNotContain("server.set-up", (await mallory.GetAsync("/api/v1/audit/search?action=server").ExpectAsync(200)).Body);
        Assert.DoesNotContain("server.set-up", (await mallory.GetAsync("/api/v1/audit/export").ExpectAsync(200)).Body);
    }
}
