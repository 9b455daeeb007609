using System.Text.Json;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class ApiDocumentTests
{
    private static readonly string Kept = Path.Combine(Repository.Root, "docs", "openapi.json");

    [Fact]
    public async Task The_document_that_is_checked_in_is_the_one_that_is_served()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var anyone = server.NewPerson();
        var served = (await anyone.GetAsync("/openapi/v1.json").ExpectAsync(200)).Body.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("DESKSIDE_REFRESH_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(Kept, served);
        }

        var kept = File.Exists(Kept) ? await File.ReadAllTextAsync(Kept) : "";
        Assert.True(
            served == kept,
            "docs/openapi.json is not what the server serves. If the change is meant: DESKSIDE_REFRESH_OPENAPI=1 ./test unit --filter ApiDocumentTests, then build the web's types anew.");
    }

    [Fact]
    public async Task Every_answer_has_a_schema_and_every_call_a_name()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var anyone = server.NewPerson();
        using var document = JsonDocument.Parse((await anyone.GetAsync("/openapi/v1.json")).Body);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                Assert.True(operation.Value.TryGetProperty("operationId", out _), $"{name} has no name");
                foreach (var answer in operation.Value.GetProperty("responses").EnumerateObject().Where(r => r.Name is not "204"))
                {
                    Assert.True(answer.Value.TryGetProperty("content", out var content), $"{name} {answer.Name} has no content");
                    Assert.All(content.EnumerateObject(), c => Assert.True(c.Value.GetProperty("schema").EnumerateObject().Any(), $"{name} {answer.Name} has an empty schema"));
                }
            }
        }
    }
}
