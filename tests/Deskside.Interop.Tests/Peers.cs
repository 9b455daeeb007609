using System.Diagnostics;

namespace Deskside.Interop.Tests;

/// <summary>Programs from elsewhere, and where they lie. A test that lacks one is skipped, and the run says so at its end.</summary>
internal static class Peers
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "peers");

    /// <summary>Skips the test unless the program is there.</summary>
    public static string Need(string program, string package)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{program} is missing: apt-get install {package}");
        return found!;
    }

    /// <summary>Skips the test unless QEMU has UEFI firmware.</summary>
    public static void NeedUefi() => Assert.SkipUnless(File.Exists("/usr/share/OVMF/OVMF_CODE_4M.ms.fd"), "UEFI firmware for QEMU is missing: apt-get install ovmf");

    /// <summary>MeshCentral's package folder, as ./test interop installs it.</summary>
    public static string NeedMeshCentral()
    {
        var folder = Environment.GetEnvironmentVariable("DESKSIDE_MESHCENTRAL") ?? "";
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "package.json")), "MeshCentral is missing: ./test interop installs it where npm reaches its registry");
        return folder;
    }

    /// <summary>The repair image, as ./test interop builds it.</summary>
    public static string NeedRepairImage()
    {
        var image = Environment.GetEnvironmentVariable("DESKSIDE_REPAIR_IMAGE") ?? "";
        Assert.SkipUnless(File.Exists(image), "The repair image is missing: deploy/repair-image/build.sh makes it where apt reaches Debian's packages");
        return image;
    }

    /// <summary>Runs a program to its end; fails the test with its output when it fails.</summary>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, failed) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await failed}");
        return await said;
    }
}
