using System.Diagnostics;

namespace Deskside.Architecture.Tests;

/// <summary>The analyzers that the build treats as errors really fire: one project breaks each rule once and must not compile.</summary>
public sealed class AnalyzerTests
{
    [Fact]
    public async Task Every_rule_of_the_house_fires_on_its_planted_violation()
    {
        var output = await BuildPlantedAsync(TestContext.Current.CancellationToken);
        foreach (var rule in new[] { "CA2016", "CA1848", "CA1873", "IDE0005", "IDE0130" })
            Assert.Contains($"error {rule}", output);
        Assert.Contains("error RS0030: The symbol 'DateTimeOffset.UtcNow' is banned", output);
        Assert.Contains("error RS0030: The symbol 'Channel.CreateUnbounded<T>()' is banned", output);
        Assert.Contains("error RS0030: The symbol 'Task<TResult>.Result' is banned", output);
    }

    private static async Task<string> BuildPlantedAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "--nologo", "-v", "q", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = Path.Combine(House.Root, "tests/planted/Violations"),
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        using var build = Process.Start(start)!;
        var output = await build.StandardOutput.ReadToEndAsync(cancellation);
        await build.WaitForExitAsync(cancellation);
        Assert.NotEqual(0, build.ExitCode);
        return output;
    }
}
