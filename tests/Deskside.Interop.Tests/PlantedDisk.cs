using System.Security.Cryptography;
using System.Text;

namespace Deskside.Interop.Tests;

/// <summary>The disk of a sick PC: a broken boot file, a file that scanners know, and a system that says its name on the serial port.</summary>
internal static class PlantedDisk
{
    public const string HomeSystem = "THE HOME SYSTEM STARTS";

    /// <summary>The test string for scanners, put together at run time, so that no scanner stops at this source.</summary>
    public static string Eicar => string.Concat("X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR", "-STANDARD-ANTIVIRUS-TEST-", "FILE!$H+H*");

    public static async Task<string> MakeAsync(DirectoryInfo folder)
    {
        var content = folder.CreateSubdirectory("content");
        await File.WriteAllTextAsync(Path.Combine(content.FullName, "boot.cfg"), "BROKEN=1\n");
        Assert.StartsWith("275a021b", Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Eicar))));
        await File.WriteAllTextAsync(Path.Combine(content.CreateSubdirectory("virus").FullName, "eicar.com"), Eicar);
        var disk = Path.Combine(folder.FullName, "disk.img");
        await Peers.RunAsync("mke2fs", ["-q", "-t", "ext4", "-d", content.FullName, disk, "16M"], CancellationToken.None);
        // A boot sector in the first bytes, which ext4 leaves free: writes its name to the serial port and stops.
        await using var sector = File.OpenWrite(disk);
        byte[] code = [0x31, 0xC0, 0x8E, 0xD8, 0xBE, 0x21, 0x7C, 0xAC, 0x84, 0xC0, 0x74, 0x12, 0x88, 0xC4, 0xBA, 0xFD, 0x03, 0xEC, 0xA8, 0x20, 0x74, 0xFB,
            0xBA, 0xF8, 0x03, 0x88, 0xE0, 0xEE, 0xEB, 0xE9, 0xF4, 0xEB, 0xFD, .. Encoding.ASCII.GetBytes(HomeSystem), 0];
        await sector.WriteAsync(code);
        sector.Position = 510;
        await sector.WriteAsync(new byte[] { 0x55, 0xAA });
        return disk;
    }
}
