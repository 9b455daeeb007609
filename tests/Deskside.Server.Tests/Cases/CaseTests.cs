using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Cases;

public sealed class CaseTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_noted_call_waits_beside_the_others_and_is_accepted_like_them(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync("Web", "First");
        server.Time.Advance(TimeSpan.FromSeconds(10));
        var request = (await ada.PostAsync("/api/v1/cases", new { name = "Kim", question = "My PC does not start", phone = "+49 30 1234", answerNow = "no" }).ExpectAsync(201)).Text("request");
        var waiting = (await ada.GetAsync("/api/v1/queue").ExpectAsync(200)).Json.EnumerateArray().Select(w => w.GetProperty("request").GetString()).ToList();
        Assert.Equal([customer.Request, request], waiting);
        server.Time.Advance(TimeSpan.FromMinutes(30));
        await ada.AcceptAsync(request);
        var view = await ada.GetAsync($"/api/v1/cases/{request}").ExpectAsync(200);
        Assert.Equal(("phone", "accepted", "+49 30 1234", "Ada"), (view.Text("wayIn"), view.Text("state"), view.Text("customer", "phone"), view.Text("technician", "name")));
        await ada.PostAsync($"/api/v1/cases/{request}/steps", new { step = "configured" }).ExpectAsync(204);
        await ada.PostAsync($"/api/v1/cases/{request}/steps", new { step = "hello" }).ExpectAsync(400);
        var later = await ada.GetAsync($"/api/v1/cases/{request}/timeline?after={view.Json.GetProperty("timeline").EnumerateArray().Last().GetProperty("number")}").ExpectAsync(200);
        Assert.Equal("case.step", Assert.Single(later.Json.EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal(request, Assert.Single((await ada.GetAsync("/api/v1/cases?state=open&q=kim").ExpectAsync(200)).Json.EnumerateArray()).GetProperty("request").GetString());
        Assert.Equal(0, (await ada.GetAsync("/api/v1/cases?q=%25").ExpectAsync(200)).Json.GetArrayLength());
        Assert.Equal(0, (await ada.GetAsync("/api/v1/cases?state=closed&q=kim").ExpectAsync(200)).Json.GetArrayLength());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_outcome_reaches_the_customer_s_page_and_stands_on_the_case_after_the_event_log_forgot(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        var session = await ada.AcceptAsync(customer.Request);
        var told = await ada.PostAsync($"/api/v1/cases/{customer.Request}/outcome", new { @fixed = "no", text = "Bring it in.", tell = new[] { "page", "screen" } }).ExpectAsync(200);
        Assert.Equal(["told", "notPossible"], told.Json.GetProperty("told").EnumerateArray().Select(t => t.GetProperty("state").GetString()));
        var line = (await customer.GetAsync("/api/v1/requests/mine/messages").ExpectAsync(200)).Body;
        Assert.Contains("The fault is not fixed. Bring it in.", line);
        await ada.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "solved" }).ExpectAsync(204);
        var before = (await ada.GetAsync($"/api/v1/cases/{customer.Request}").ExpectAsync(200)).Json.GetProperty("timeline").GetArrayLength();
        foreach (var room in (IEnumerable<Deskside.Server.Hosting.IHousekeeping>)server.Services.GetService(typeof(IEnumerable<Deskside.Server.Hosting.IHousekeeping>))!)
        {
            await room.TidyAsync(CancellationToken.None);
        }

        server.Time.Advance(TimeSpan.FromDays(8));
        foreach (var room in (IEnumerable<Deskside.Server.Hosting.IHousekeeping>)server.Services.GetService(typeof(IEnumerable<Deskside.Server.Hosting.IHousekeeping>))!)
        {
            await room.TidyAsync(CancellationToken.None);
        }

        using var later = server.NewPerson();
        await later.SignInAsync("ada", TestServer.Password);
        var view = await later.GetAsync($"/api/v1/cases/{customer.Request}").ExpectAsync(200);
        Assert.Equal(before, view.Json.GetProperty("timeline").GetArrayLength());
        Assert.Equal(("no", "Bring it in."), (view.Text("outcome", "fixed"), view.Text("outcome", "text")));
        Assert.DoesNotContain("printer is on fire", view.Json.GetProperty("timeline").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "chat.message").Select(e => e.ToString()).FirstOrDefault() ?? "");
    }

    [Fact]
    public async Task Bad_fields_and_other_people_s_cases_are_refused()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var eve = await server.AddTechnicianAsync(ada, "eve", "auditor");
        await ada.PostAsync("/api/v1/cases", new { name = "", question = "x" }).ExpectAsync(400, "invalid-fields");
        await ada.PostAsync("/api/v1/cases", new { name = "Kim", question = "x", email = "no address" }).ExpectAsync(400, "invalid-fields");
        await ada.PostAsync("/api/v1/cases", new { name = "Kim", question = "x", team = Guid.NewGuid() }).ExpectAsync(400, "invalid-fields");
        await eve.PostAsync("/api/v1/cases", new { name = "Kim", question = "x" }).ExpectAsync(403);
        var request = (await ada.PostAsync("/api/v1/cases", new { name = "Kim", question = "x", answerNow = "yes" }).ExpectAsync(201)).Text("request");
        await bob.GetAsync($"/api/v1/cases/{request}").ExpectAsync(404);
        await bob.PostAsync($"/api/v1/cases/{request}/outcome", new { @fixed = "yes", tell = Array.Empty<string>() }).ExpectAsync(404);
        await eve.GetAsync($"/api/v1/cases/{request}").ExpectAsync(200);
    }
}
