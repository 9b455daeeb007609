using System.Reflection;
using System.Text.Json;

namespace Deskside.Server.Hosting.Json;

/// <summary>Sentences in every language, from a file inside the program: language tag, then the sentences by name.</summary>
/// <remarks>A language is added by adding it to the files; see docs/operations/languages.md. A sentence that is missing fails when the file is first read, and a test reads all.</remarks>
internal static class WordFile
{
    /// <param name="name">Of the resource words/NAME.json.</param>
    public static IReadOnlyDictionary<string, TWords> Read<TWords>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"words/{name}.json")
            ?? throw new InvalidOperationException($"There is no word file {name}.");
        return JsonSerializer.Deserialize<Dictionary<string, TWords>>(stream, WireJson.Options)!;
    }
}
