namespace Deskside.Server.Tests.Front;

/// <summary>Programs of an organisation that call with an API key, without cookies and without our header.</summary>
public static class Programs
{
    public static Person NewProgram(this TestServer server, string key)
    {
        var program = server.NewPerson();
        program.Http.DefaultRequestHeaders.Remove("X-Deskside");
        program.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return program;
    }

    public static async Task<Person> AddProgramAsync(this TestServer server, Person administrator, params string[] scopes) =>
        server.NewProgram((await administrator.PostAsync("/api/v1/api-keys", new { name = "A program", scopes }).ExpectAsync(201)).Text("key"));
}
