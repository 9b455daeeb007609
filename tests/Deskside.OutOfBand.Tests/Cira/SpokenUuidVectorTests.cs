using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deskside.OutOfBand.Cira;

namespace Deskside.OutOfBand.Tests.Cira;

/// <summary>testdata/spoken-uuid.json, which the console's twin reads, too. DESKSIDE_REFRESH_VECTORS=1 writes the spoken forms anew.</summary>
public sealed class SpokenUuidVectorTests
{
    private static readonly JsonNode Vectors = JsonNode.Parse(File.ReadAllText(VectorPath()))!;

    [Fact]
    public void What_is_typed_is_understood()
    {
        foreach (var vector in Vectors["whole"]!.AsArray())
        {
            Assert.Null(SpokenUuid.TryParse((string?)vector!["typed"], out var uuid));
            Assert.Equal((string?)vector["uuid"], uuid.ToString());
        }
    }

    [Fact]
    public void What_is_wrong_is_told()
    {
        foreach (var vector in Vectors["faults"]!.AsArray())
            Assert.Equal((string?)vector!["told"], SpokenUuid.TryParse((string?)vector["typed"], out _));
    }

    [Fact]
    public void A_number_is_spoken_as_the_vectors_say()
    {
        if (Environment.GetEnvironmentVariable("DESKSIDE_REFRESH_VECTORS") == "1") Refresh();
        foreach (var vector in Vectors["spoken"]!.AsArray())
        {
            var spoken = SpokenUuid.Format(Guid.Parse((string)vector!["uuid"]!));
            Assert.Equal((string?)vector["spoken"], spoken);
            Assert.Null(SpokenUuid.TryParse(spoken, out _));
        }
    }

    private static void Refresh()
    {
        foreach (var vector in Vectors["spoken"]!.AsArray()) vector!["spoken"] = SpokenUuid.Format(Guid.Parse((string)vector["uuid"]!));
        File.WriteAllText(VectorPath(), Vectors.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    }

    private static string VectorPath([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../testdata/spoken-uuid.json"));
}
