namespace Deskside.Bench.DecodeBench;

/// <summary>What <c>decode</c> and <c>equal</c> are asked for.</summary>
internal sealed record DecodeOptions(string Recordings, string? Only, string? Json)
{
    /// <summary>Null when the arguments are wrong; says why on the error output.</summary>
    public static DecodeOptions? TryParse(ReadOnlySpan<string> arguments)
    {
        var options = new DecodeOptions(Path.Combine(Streams.Root, "testdata", "codec"), null, null);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            switch (arguments[i])
            {
                case "--recordings": options = options with { Recordings = arguments[i + 1] }; break;
                case "--only": options = options with { Only = arguments[i + 1] }; break;
                case "--json": options = options with { Json = arguments[i + 1] }; break;
                default: return Wrong($"{arguments[i]} is not known.");
            }
        }

        if (arguments.Length % 2 != 0) return Wrong($"{arguments[^1]} needs a value, or is not known.");
        return Directory.Exists(options.Recordings) ? options : Wrong($"--recordings must name a directory of .rec files; \"{options.Recordings}\" is none.");
    }

    private static DecodeOptions? Wrong(string what)
    {
        Console.Error.WriteLine(what);
        Console.Error.WriteLine("usage: decode|equal [--recordings DIR] [--only NAME,…] [--json FILE]     without a directory: testdata/codec");
        return null;
    }
}
