using System.Globalization;
using System.Text.Json;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Bench.DecodeBench;

/// <summary><c>decode [--recordings DIR] [--only NAME,…] [--json FILE]</c>: decoding and painting in a headful Chromium without a GPU.</summary>
/// <remarks>
/// Every way to paint plays the same streams, one frame a picture of the screen. Times are medians over all frames but the first. "put": decoded in a worker,
/// the patch handed to the page, putImageData there. "bitmap": an ImageBitmap is handed over. "webgl": a texture is updated and drawn. "offscreen": the worker paints itself.
/// </remarks>
internal static class DecodeVerb
{
    private const int MostFrames = 160;
    private static readonly string[] Modes = ["put", "bitmap", "webgl", "offscreen", "offscreen-desync"];

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--kiosk", "--force-device-scale-factor=1"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (DecodeOptions.TryParse(arguments) is not { } options) return 2;
        var streams = Streams.Of(options.Recordings, options.Only);
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Width = 1920, Height = 1080, Nested = false }, CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchPersistentContextAsync(Path.Combine(desktop.Home, "profile"), new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Flags,
            Headless = false,
            ViewportSize = ViewportSize.NoViewport,
            Env = new Dictionary<string, string> { ["DISPLAY"] = desktop.Display, ["HOME"] = desktop.Home, ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" },
        });
        await browser.RouteAsync("http://localhost/**", route => route.FulfillAsync(Answer(new Uri(route.Request.Url).AbsolutePath, streams)));
        var page = browser.Pages[0];
        page.Console += (_, said) => Console.Error.WriteLine($"page: {said.Text}");
        await page.GotoAsync("http://localhost/page.html");
        await page.WaitForFunctionAsync("() => document.title === 'ready'");
        Console.WriteLine("recording          way                decode   paint  together  max | a frame to the next picture, ms");
        var results = new List<Result>();
        foreach (var (name, _) in streams)
        {
            foreach (var mode in Modes)
            {
                var times = await page.EvaluateAsync<double[][]>("([vector, mode, most]) => play(vector, mode, most)", new object[] { name + ".dvec", mode, MostFrames });
                var result = Result.Of(name, mode, times);
                results.Add(result);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18} {mode,-17} {result.Decode,7:F2} {result.Paint,7:F2} {result.Together,9:F2} {result.Most,5:F1} | {result.Cycle:F1}"));
            }
        }

        if (options.Json is { } json) await File.WriteAllTextAsync(json, JsonSerializer.Serialize(new { figures = results.SelectMany(r => r.Figures()) }));
        return 0;
    }

    private static RouteFulfillOptions Answer(string path, IReadOnlyList<(string Name, string Path)> streams)
    {
        var name = path.TrimStart('/');
        var file = name == "decoder.wasm" ? Path.Combine(Streams.Root, "web", "decoder", "dist", name)
            : streams.FirstOrDefault(s => s.Name + ".dvec" == name).Path ?? Path.Combine(Streams.Root, "benchmarks", "decode", Path.GetFileName(name));
        if (!File.Exists(file)) return new() { Status = 404 };
        var type = Path.GetExtension(file) switch { ".html" => "text/html", ".js" => "text/javascript", ".wasm" => "application/wasm", _ => "application/octet-stream" };
        return new() { BodyBytes = File.ReadAllBytes(file), ContentType = type };
    }

    private sealed record Result(string Name, string Mode, double Decode, double Paint, double Together, double Most, double Cycle)
    {
        public static Result Of(string name, string mode, double[][] times)
        {
            var rest = times.Skip(1).ToArray();
            return new(name, mode, Median(rest.Select(t => t[0])), Median(rest.Select(t => t[1])), Median(rest.Select(t => t[0] + t[1])), rest.Max(t => t[0] + t[1]), Median(rest.Select(t => t[2])));
        }

        public IEnumerable<object> Figures()
        {
            var key = Name.Length > 1 && Name[1] == '_' ? Name[..1] : Name;
            yield return new { name = $"decode.{key}.{Mode}.ms", value = Math.Round(Together, 3), unit = "ms", target = 10, better = "lower" };
            if (Mode != "offscreen") yield break;
            yield return new { name = $"decode.{key}.ms", value = Math.Round(Together, 3), unit = "ms", target = 10, better = "lower" };
            yield return new { name = $"decode.{key}.decode_ms", value = Math.Round(Decode, 3), unit = "ms", target = 10, better = "lower" };
            yield return new { name = $"decode.{key}.paint_ms", value = Math.Round(Paint, 3), unit = "ms", target = 10, better = "lower" };
        }

        private static double Median(IEnumerable<double> values)
        {
            var sorted = values.Order().ToArray();
            return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
        }
    }
}
