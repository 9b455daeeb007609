using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Technicians;

public sealed class DirectoryTests
{
    [Theory, InlineData(Engine.Sqlite, "none"), InlineData(Engine.Postgres, "tls"), InlineData(Engine.Sqlite, "startTls")]
    public async Task A_person_of_the_directory_signs_in_with_its_password(Engine engine, string security)
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var provider = await AddAsync(ada, slapd, security);
        var test = await ada.PostAsync($"/api/v1/sign-in/providers/{provider}/test", new { name = "grace" }).ExpectAsync(200);
        Assert.True(test.Text("ok") == "True", test.Body);
        using var grace = server.NewPerson();
        await SignIn(grace, provider, "grace", Slapd.PersonPassword).ExpectAsync(200);
        var me = await grace.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.Equal("Grace Hopper", me.Text("displayName"));
        await SignIn(grace, provider, "GRACE", Slapd.PersonPassword).ExpectAsync(200);
        Assert.Equal(me.Text("id"), (await grace.GetAsync("/api/v1/me")).Text("id"));
        Assert.Contains("\"method\":\"directory\"", (await grace.GetAsync("/api/v1/me/security")).Body);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_here_too()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var provider = await AddAsync(ada, slapd, "none");
        using var grace = server.NewPerson();
        await SignIn(grace, provider, "grace", Slapd.PersonPassword).ExpectAsync(200);
        var phone = await Authenticator.AddAsync(server, grace);
        var pending = await SignIn(grace, provider, "grace", Slapd.PersonPassword).ExpectAsync(200);
        await grace.PostAsync("/api/v1/sign-in/second", new { pending = pending.Text("pending", "token"), code = phone.Code }).ExpectAsync(200);
    }

    [Fact]
    public async Task What_is_wrong_with_a_directory_is_said_by_the_test()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        Assert.Contains("certificate is not trusted", await SaidAsync(Body(slapd, "tls") with { CaCertificate = null }));
        Assert.Contains("name or password is wrong", await SaidAsync(Body(slapd, "none") with { Secret = "wrong" }));
        Assert.Contains("does not answer", await SaidAsync(Body(slapd, "none") with { Port = 1 }));
        Assert.Contains("has no dc=fabrikam", await SaidAsync(Body(slapd, "none") with { BaseDn = "dc=fabrikam" }));
        Assert.Contains("has no objectGUID", await SaidAsync(Body(slapd, "none") with { IdAttribute = "objectGUID" }));
        await ada.PostAsync("/api/v1/sign-in/providers", Body(slapd, "none") with { Host = "ldap.contoso.example" }).ExpectAsync(400, "invalid-fields");

        async Task<string> SaidAsync(DirectoryBody body)
        {
            var id = (await ada.PostAsync("/api/v1/sign-in/providers", body).ExpectAsync(201)).Text("id");
            return (await ada.PostAsync($"/api/v1/sign-in/providers/{id}/test", new { }).ExpectAsync(200)).Body;
        }
    }

    internal static async Task<string> AddAsync(Person administrator, Slapd slapd, string security) =>
        (await administrator.PostAsync("/api/v1/sign-in/providers", Body(slapd, security)).ExpectAsync(201)).Text("id");

    internal static Task<Answer> SignIn(Person person, string provider, string name, string password) =>
        person.PostAsync($"/api/v1/sign-in/directory/{provider}", new { name, password });

    internal static DirectoryBody Body(Slapd slapd, string security) => new(
        "ldap", "technicians", "Contoso directory", true, "create", ["technician"], Slapd.SearchPassword,
        "localhost", security == "tls" ? slapd.TlsPort : slapd.Port, security, security == "none" ? null : slapd.CaPem,
        "dc=contoso,dc=example", Slapd.SearchDn, "inetOrgPerson", "uid", "entryUUID");

    internal sealed record DirectoryBody(
        string Kind, string Audience, string Title, bool Enabled, string NewAccounts, string[] Roles, string? Secret, string Host, int Port, string Security, string? CaCertificate,
        string BaseDn, string BindDn, string PersonClass, string NameAttribute, string IdAttribute);
}
