using System.Text.Json;
using System.Text.RegularExpressions;
using Deskside.Domain.Portals;
using Deskside.Server.Hosting.Json;

namespace Deskside.Server.Tests.Hosting;

/// <summary>What the server says to customers, in every language that it offers.</summary>
public sealed partial class WordFileTests
{
    private static readonly string[] Files = [.. typeof(WordFile).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("words/", StringComparison.Ordinal)).Select(n => n["words/".Length..^".json".Length])];

    public static TheoryData<string> All => new(Files);

    [Fact]
    public void There_are_such_files() => Assert.True(Files.Length >= 2);

    [Theory, MemberData(nameof(All))]
    public void Each_says_the_same_in_every_language_with_the_same_marks(string name)
    {
        var said = WordFile.Read<Dictionary<string, JsonElement>>(name);
        // English may stand in the script that speaks it.
        var first = said.GetValueOrDefault("en") ?? said["de"];
        foreach (var language in CustomerLanguages.All.Where(l => l != "en" || said.ContainsKey("en")))
        {
            Assert.Equal(first.Keys.Order(), said[language].Keys.Order());
            Assert.All(first.Keys, key => Assert.Equal(Marks(first[key]), Marks(said[language][key])));
        }
    }

    private static IEnumerable<string> Marks(JsonElement text) => Mark().Matches(text.ToString()).Select(m => m.Value).Order();

    [GeneratedRegex("\\{\\w+\\}")]
    private static partial Regex Mark();
}
