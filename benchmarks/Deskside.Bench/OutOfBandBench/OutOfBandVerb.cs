using System.Globalization;
using System.Text.Json;
using Deskside.DeviceEmulator.Faults;

namespace Deskside.Bench.OutOfBandBench;

/// <summary><c>out-of-band --image FILE [--delays 0,20,80] [--fidelity fast,faithful] [--json FILE]</c></summary>
/// <remarks>
/// Seconds from the reset to the repair image's menu: from an image that lies at the PC (oob.local_s), then over CIRA, APF and IDER with that
/// much round trip, beside the local start of the same run (oob.boot_ratio_…). Every start reads the image anew: the emulator keeps nothing
/// from one to the next, so that first and later starts are alike.
/// </remarks>
internal static class OutOfBandVerb
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || arguments[i] is not ("--image" or "--delays" or "--fidelity" or "--json"))
            {
                Console.Error.WriteLine($"{arguments[i]} needs a value, or is not known.");
                return 2;
            }

            options[arguments[i]] = arguments[i + 1];
        }

        if (!options.TryGetValue("--image", out var image) || !File.Exists(image))
        {
            Console.Error.WriteLine("--image must be the repair image: deploy/repair-image/build.sh makes it.");
            return 2;
        }

        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var isGood = true;
        var local = await BootRun.LocalAsync(image);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"oob.local_s                        {local.TookS,8:0.00}   {local.Bytes} bytes in {local.Reads} reads"));
        figures["oob.local_s"] = local.TookS;
        foreach (var fidelity in options.GetValueOrDefault("--fidelity", "fast,faithful").Split(',').Select(f => Enum.Parse<Fidelity>(f, ignoreCase: true)))
        {
            foreach (var delayMs in options.GetValueOrDefault("--delays", "0,20,80").Split(',').Select(d => int.Parse(d, CultureInfo.InvariantCulture)))
            {
                var far = await BootRun.FarAsync(image, fidelity, TimeSpan.FromMilliseconds(delayMs));
                var tail = fidelity == Fidelity.Faithful ? "_faithful" : "";
                var ratio = far.TookS / local.TookS;
                double? target = (fidelity, delayMs) switch { (Fidelity.Fast, 20) => 1.3, (Fidelity.Fast, 80) => 2.0, (Fidelity.Faithful, 20) => 1.6, (Fidelity.Faithful, 80) => 3.0, _ => null };
                isGood &= target is null || ratio <= target;
                var name = $"oob.boot_ratio_{delayMs}ms{tail}";
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{name,-34} {ratio,8:0.00}   {far.TookS:0.00} s, {far.Bytes} bytes in {far.Reads} commands{(target is { } most ? $"; target at most {most:0.0}" : "")}"));
                figures[name] = ratio;
                figures["oob.bytes" + tail] = far.Bytes;
            }
        }

        if (options.TryGetValue("--json", out var file))
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures));
        }

        return isGood ? 0 : 1;
    }
}
