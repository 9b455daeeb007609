using System.Text.RegularExpressions;
using Deskside.Journeys.Tests.People;
using Deskside.Stage;

namespace Deskside.Journeys.Tests;

/// <summary>Does what the README says, in its words, in a clean clone: until a session stands.</summary>
public sealed partial class ReadmeJourney(BrowserFixture house)
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task The_commands_of_the_readme_lead_a_newcomer_into_a_session()
    {
        var clone = Directory.CreateTempSubdirectory("deskside-clone-").FullName;
        try
        {
            await RunningProcess.RunAsync("git", ["clone", "-q", Checkout.Root, clone]);
            var commands = CommandBlock().Matches(await File.ReadAllTextAsync(Path.Combine(clone, "README.md"))).Select(match => match.Groups[1].Value.Trim()).ToArray();
            Assert.Equal(["./run demo", "./run"], commands);
            await TryDemoAsync(clone, commands[0]);
            await TryServerAsync(clone, commands[1]);
        }
        finally
        {
            Directory.Delete(clone, recursive: true);
        }
    }

    private async Task TryDemoAsync(string clone, string command)
    {
        await using var demo = Run(clone, command, out var url);
        var password = (await demo.LineAsync(line => line.Contains("Password", StringComparison.Ordinal), BuildLimit)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        await using var newcomer = await Technician.SignInAsync(house.Browsers, url, "demo", password, "Dana Demo");
        await newcomer.AcceptAsync("Alex Demo");
        await newcomer.AskToViewAsync();
        await newcomer.Picture.ShowsAsync(1440, 900);
        await newcomer.AskForControlAsync();
        await newcomer.HasControlAsync();
    }

    private async Task TryServerAsync(string clone, string command)
    {
        await using var server = Run(clone, command, out var url);
        var link = (await server.LineAsync(line => line.Contains("/setup#", StringComparison.Ordinal), BuildLimit)).Trim();
        await using var person = await house.Browsers.OpenAsync(url);
        await person.Page.GotoAsync(link[link.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0]);
        await person.Page.GetByLabel("Organisation").WaitForAsync();
    }

    // The README's own words; only the port is moved, by the environment, as it says one may.
    private static RunningProcess Run(string clone, string command, out string url)
    {
        var port = ServerProcess.FreePort();
        url = $"http://localhost:{port}";
        return RunningProcess.Start("bash", ["-c", $"cd '{clone}' && exec {command}"], new Dictionary<string, string?> { ["DESKSIDE_PORT"] = $"{port}" });
    }

    [GeneratedRegex("```sh\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CommandBlock();
}
