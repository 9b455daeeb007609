using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Deskside.Parts;

/// <summary>Byte vectors that C# and TypeScript both read: testdata/&lt;name&gt;.json, an object of name → hex (or text).</summary>
/// <remarks>With DESKSIDE_WRITE_VECTORS=1 the file is written anew instead of compared: only for a deliberate change of the wire.</remarks>
internal static class VectorFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static bool IsWriting => Environment.GetEnvironmentVariable("DESKSIDE_WRITE_VECTORS") == "1";

    public static void Check(string name, SortedDictionary<string, string> actual)
    {
        var path = PathOf(name + ".json");
        if (IsWriting) File.WriteAllText(path, JsonSerializer.Serialize(actual, Indented) + "\n");
        Assert.Equal(Read(name), actual);
    }

    public static SortedDictionary<string, string> Read(string name) =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(PathOf(name + ".json")))!;

    public static string PathOf(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "testdata", file));

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
