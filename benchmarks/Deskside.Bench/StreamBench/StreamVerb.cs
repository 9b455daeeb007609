namespace Deskside.Bench.StreamBench;

/// <summary><c>stream</c>: the whole product on shaped lines, from the technician's key to the pixel on his screen.</summary>
internal static class StreamVerb
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (StreamOptions.Parse(arguments, out var problem) is not { } options)
        {
            Console.Error.WriteLine($"{problem}\n{StreamOptions.Usage}");
            return 2;
        }
        var all = new List<LineFigures>();
        foreach (var line in options.Lines)
        {
            Console.Error.WriteLine($"{line} …");
            try
            {
                all.Add(await new LineRun(line, options).MeasureAsync(CancellationToken.None));
            }
            catch (InvalidOperationException broken)
            {
                Console.Error.WriteLine($"{line}: {broken.Message}");
                return 1;
            }
        }
        StreamReport.Print(all);
        if (options.Json is not null) StreamReport.WriteJson(all, options.Json);
        return 0;
    }
}
