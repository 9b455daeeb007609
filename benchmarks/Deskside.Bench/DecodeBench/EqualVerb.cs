using System.Diagnostics;

namespace Deskside.Bench.DecodeBench;

/// <summary><c>equal --recordings DIR [--only NAME,…]</c>: C# and wasm decoder must give the same pixels after every frame of every recording.</summary>
internal static class EqualVerb
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (DecodeOptions.TryParse(arguments) is not { } options) return 2;
        var streams = Streams.Of(options.Recordings, options.Only);
        if (streams.Count == 0)
        {
            Console.Error.WriteLine($"No recording in {options.Recordings} fits {options.Only ?? "*.rec"}.");
            return 2;
        }

        string[] paths = [Path.Combine(Streams.Root, "benchmarks", "decode", "equal.mjs"), Path.Combine(Streams.Root, "web", "decoder", "dist", "decoder.wasm"), .. streams.Select(s => s.Path)];
        using var node = Process.Start("node", paths);
        node.WaitForExit();
        return node.ExitCode;
    }
}
