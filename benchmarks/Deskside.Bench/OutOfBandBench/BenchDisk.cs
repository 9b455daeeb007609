using Deskside.Stage;

namespace Deskside.Bench.OutOfBandBench;

/// <summary>A home PC's own disk, as far as a start from the image looks at it: one ext4 volume with a boot file that says it is broken.</summary>
internal static class BenchDisk
{
    public static async Task<string> MakeAsync(DirectoryInfo folder)
    {
        var root = folder.CreateSubdirectory("disk");
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "boot.cfg"), "BROKEN=1\n");
        var disk = Path.Combine(folder.FullName, "disk.img");
        await RunningProcess.RunAsync("mke2fs", ["-q", "-t", "ext4", "-d", root.FullName, disk, "32M"]);
        return disk;
    }
}
