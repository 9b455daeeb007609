using System.Globalization;
using System.Text.Json;
using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Redirection;

namespace Deskside.Bench.OutOfBandBench;

/// <summary><c>out-of-band</c>: seconds from the power switch to the repair image's menu; <see cref="OutOfBandOptions.Usage"/>.</summary>
/// <remarks>
/// First from an image that lies at the PC (oob.local_s), then over CIRA, APF and IDER with so much round trip, beside the local start just
/// before (oob.boot_ratio_…). The fast device starts twice: first without having seen the image, then with what it learnt (_learnt). The
/// faithful one learns nothing, so that all its starts are first ones. Method and figures: docs/out-of-band/bench.md.
/// </remarks>
internal static class OutOfBandVerb
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (OutOfBandOptions.TryParse(arguments, out var options) is { } wrong)
        {
            Console.Error.WriteLine($"{wrong}\n{OutOfBandOptions.Usage}");
            return 2;
        }
        if (options.Line == LineMaker.Shaped && await BenchLine.TryShapedAsync() is { } why)
        {
            Console.Error.WriteLine($"NO SHAPED LINE: {why} The emulator's own delay is used: it is a millisecond or two longer in each direction, and has no TCP in it.");
            options = options with { Line = LineMaker.Emulated };
        }
        var report = new OutOfBandReport(options.Line);
        foreach (var delayMs in options.DelaysMs)
        {
            report.AddLocal(await BootRun.LocalAsync(options.Image));
            var roundTrip = TimeSpan.FromMilliseconds(delayMs);
            if (options.Fidelities.Contains(Fidelity.Fast))
            {
                var learnt = new LearntStarts();
                report.Add(delayMs, "", await BootRun.FarAsync(options.Image, Fidelity.Fast, null, learnt, options.Line, roundTrip));
                report.Add(delayMs, "_learnt", await BootRun.FarAsync(options.Image, Fidelity.Fast, null, learnt, options.Line, roundTrip));
            }
            if (!options.Fidelities.Contains(Fidelity.Faithful)) continue;
            foreach (var window in options.Windows)
            {
                var tail = window == FaithfulDevice.WindowBytes ? "_faithful" : string.Create(CultureInfo.InvariantCulture, $"_faithful_w{window}");
                report.Add(delayMs, tail, await BootRun.FarAsync(options.Image, Fidelity.Faithful, window, new LearntStarts(), options.Line, roundTrip));
            }
        }
        if (options.Json is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report.Figures));
        return report.IsGood ? 0 : 1;
    }
}
