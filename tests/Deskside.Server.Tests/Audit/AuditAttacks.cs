using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Audit;

public sealed class AuditAttacks
{
    [Theory]
    [InlineData("UPDATE audit SET action = 'nothing' WHERE number = 2", 2)]
    [InlineData("UPDATE audit SET actor = 'system' WHERE number = 2", 2)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 3", 3)]
    [InlineData("UPDATE audit SET subject = 'technician:x' WHERE number = 1", 1)]
    [InlineData("UPDATE audit_details SET details = '{}' WHERE number = 2", 2)]
    [InlineData("DELETE FROM audit WHERE number = 2", 2)]
    [InlineData("DELETE FROM audit WHERE number = 4", 4)]
    [InlineData("UPDATE audit SET details_hash = (SELECT details_hash FROM audit WHERE number = 3) WHERE number = 2", 2)]
    [InlineData("UPDATE audit SET hash = (SELECT hash FROM audit WHERE number = 1) WHERE number = 4", 4)]
    public async Task A_changed_entry_is_found(string tampering, int at)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var server = await TestServer.StartAsync(engine);
            using var ada = await server.SetUpAsync();
            await ada.SignInAsync("ada", TestServer.Password);
            await ada.SignInAsync("ada", TestServer.Password);
            Assert.Equal("True", (await ada.GetAsync("/api/v1/audit/verify")).Text("ok"));
            await server.Get<Database>().ChangeAsync(u => u.ExecuteAsync(tampering, null), CancellationToken.None);
            var verdict = await ada.GetAsync("/api/v1/audit/verify");
            Assert.Equal(("False", $"{at}"), (verdict.Text("ok"), verdict.Text("brokenAt")));
        }
    }
}
