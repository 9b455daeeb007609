using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.OutOfBand;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.OutOfBand;

namespace Deskside.Server.Tests.Cases;

/// <summary>Both people are told that work below the operating system is not sealed from end to end.</summary>
public sealed class UnsealedWordTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_customer_with_a_page_reads_it_there_once_when_the_pc_calls(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        using var customer = await scene.Server.AskAsync();
        await scene.Ada.AcceptAsync(customer.Request);
        using var events = await customer.ListenAsync("?as=customer");
        await DeviceScene.ExpectAsync(scene.Ada, customer.Request, DeviceScene.Password).ExpectAsync(200);
        Assert.DoesNotContain("end to end", (await customer.GetAsync("/api/v1/requests/mine/messages").ExpectAsync(200)).Body);
        var pc = await scene.NewPcAsync();
        pc.Caller.Start();
        var told = await DeviceScene.UntilAsync(customer, "/api/v1/requests/mine/messages", m => m.GetArrayLength() == 1);
        Assert.Equal(("system", "Contoso Help"), (told.Json[0].GetProperty("from").GetString(), told.Json[0].GetProperty("name").GetString()));
        Assert.Contains("not sealed from end to end", told.Json[0].GetProperty("text").GetString());
        Assert.Equal("notSealed", told.Json[0].GetProperty("said").GetString());
        await customer.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = "Good to know." }).ExpectAsync(200);
        var own = (await customer.GetAsync("/api/v1/requests/mine/messages?after=1").ExpectAsync(200)).Json[0];
        Assert.False(own.TryGetProperty("said", out var none) && none.ValueKind != System.Text.Json.JsonValueKind.Null);

        // A line of the time before the word is shown as it was written.
        await scene.Server.Get<Database>().ChangeAsync(unit => unit.ExecuteAsync("UPDATE messages SET said = NULL WHERE number = 1", null), CancellationToken.None);
        var old = (await customer.GetAsync("/api/v1/requests/mine/messages").ExpectAsync(200)).Json[0];
        Assert.Contains("not sealed from end to end", old.GetProperty("text").GetString());
        Assert.Contains("page says that this work is not sealed", (await scene.Ada.GetAsync($"/api/v1/cases/{customer.Request}").ExpectAsync(200)).Body.Replace("\\u0027", "'"));

        await pc.Caller.StopAsync();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "offline");
        pc.Caller.Start();
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
        Assert.Equal(2, (await customer.GetAsync("/api/v1/requests/mine/messages").ExpectAsync(200)).Json.GetArrayLength());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_caller_gets_it_by_mail_and_without_an_address_the_technician_is_told_to_say_it(Engine engine)
    {
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System);
        await scene.ConnectAsync();
        Assert.Contains("told by mail that this work is not sealed", (await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}").ExpectAsync(200)).Body);
        Assert.Equal("kim@example.org", Assert.Single(await scene.Server.Get<Database>().ListAsync<string>("SELECT address FROM mails WHERE origin_kind = 'case-unsealed'", null, CancellationToken.None)));

        var silent = (await scene.Ada.PostAsync("/api/v1/cases", new { name = "Kim", question = "x", answerNow = "yes" }).ExpectAsync(201)).Text("request");
        Assert.True(RequestId.TryParse(silent, null, out var request));
        var organisation = await scene.Server.Get<Database>().FirstAsync<OrganisationId>("SELECT organisation FROM requests WHERE request = @request", new { request }, CancellationToken.None);
        var step = Assert.Single((IEnumerable<IDeviceCallStep>)scene.Server.Services.GetService(typeof(IEnumerable<IDeviceCallStep>))!);
        await scene.Server.Get<Database>().ChangeAsync(unit => step.ConnectedAsync(unit, organisation, request), CancellationToken.None);
        Assert.Contains("say aloud that this work is not sealed", (await scene.Ada.GetAsync($"/api/v1/cases/{silent}").ExpectAsync(200)).Body);
    }
}
