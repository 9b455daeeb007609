using Deskside.Server.Hosting.Json;

namespace Deskside.Server.Portals.Internal.Box;

/// <summary>The ask box's sentences, so that its script need not carry every language. English is in the script.</summary>
internal static class BoxWords
{
    private static readonly IReadOnlyDictionary<string, Dictionary<string, string>> All = WordFile.Read<Dictionary<string, string>>("smartbox");

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> In(IReadOnlyList<string> languages) =>
        All.Where(l => languages.Contains(l.Key)).ToDictionary(l => l.Key, IReadOnlyDictionary<string, string> (l) => l.Value);
}
