using System.Buffers.Binary;
using System.Text;

namespace Deskside.Interop.Tests;

/// <summary>The disk of a PC with UEFI: one EFI system partition, whose usual loader was cut short; another, whole one lies beside it.</summary>
internal static class UefiDisk
{
    private const int PartitionSector = 2048;
    private const int DiskBytes = 24 << 20;

    public static async Task<string> MakeAsync(DirectoryInfo folder)
    {
        var disk = Path.Combine(folder.FullName, "uefi.img");
        await using (var bytes = File.Create(disk))
        {
            bytes.SetLength(DiskBytes);
            bytes.Position = 440;
            await bytes.WriteAsync("DESK"u8.ToArray());
            bytes.Position = 446;
            var entry = new byte[16];
            entry[4] = 0xEF;
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), PartitionSector);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(12), DiskBytes / 512 - PartitionSector);
            await bytes.WriteAsync(entry);
            bytes.Position = 510;
            await bytes.WriteAsync(new byte[] { 0x55, 0xAA });
        }
        await Peers.RunAsync(Peers.Need("mkfs.fat", "dosfstools"), ["-F", "16", "--offset", "2048", disk, ((DiskBytes >> 10) - PartitionSector / 2).ToString(System.Globalization.CultureInfo.InvariantCulture)], CancellationToken.None);
        foreach (var name in new[] { "EFI", "EFI/BOOT", "EFI/home" }) await Peers.RunAsync(Peers.Need("mmd", "mtools"), ["-i", disk + "@@1M", "::" + name], CancellationToken.None);
        await PutAsync(folder, disk, "EFI/BOOT/BOOTX64.EFI", HomeLoader()[..300]);
        await PutAsync(folder, disk, "EFI/home/grubx64.efi", HomeLoader());
        return disk;
    }

    /// <summary>A file of the partition, read from outside.</summary>
    public static async Task<byte[]> ReadAsync(DirectoryInfo folder, string disk, string name)
    {
        var copy = Path.Combine(folder.FullName, "copy");
        await Peers.RunAsync("mcopy", ["-n", "-o", "-i", disk + "@@1M", "::" + name, copy], CancellationToken.None);
        return await File.ReadAllBytesAsync(copy);
    }

    /// <summary>A UEFI program that writes the home system's name to the serial port and stops.</summary>
    public static byte[] HomeLoader()
    {
        const int head = 64, optional = head + 24, section = optional + 240, code = 512;
        var image = new byte[1024];
        Put(0, "MZ"u8);
        Number(60, head);
        Put(head, "PE\0\0"u8);
        Put(head + 4, [0x64, 0x86, 1, 0]);
        Put(head + 20, [240, 0, 0x22, 0]);
        Put(optional, [0x0B, 0x02]);
        Number(optional + 4, 512);            // bytes of code
        Number(optional + 16, 4096);          // where it begins
        Number(optional + 20, 4096);
        Number(optional + 32, 4096);          // in memory by pages, in the file by 512
        Number(optional + 36, 512);
        Number(optional + 56, 8192);          // in memory
        Number(optional + 60, 512);           // heads
        Put(optional + 68, [10, 0]);          // a UEFI application
        Number(optional + 108, 16);
        Put(section, ".text"u8);
        Number(section + 8, 512);
        Number(section + 12, 4096);
        Number(section + 16, 512);
        Number(section + 20, code);
        Number(section + 36, 0x60000020);
        Put(code, [0x48, 0x8D, 0x35, 0x1C, 0, 0, 0, 0xAC, 0x84, 0xC0, 0x74, 0x14, 0x88, 0xC4, 0x66, 0xBA, 0xFD, 0x03, 0xEC, 0xA8, 0x20, 0x74, 0xFB,
            0x66, 0xBA, 0xF8, 0x03, 0x88, 0xE0, 0xEE, 0xEB, 0xE7, 0xF4, 0xEB, 0xFD, .. Encoding.ASCII.GetBytes(PlantedDisk.HomeSystem), 0]);
        return image;

        void Put(int at, ReadOnlySpan<byte> bytes) => bytes.CopyTo(image.AsSpan(at));
        void Number(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(at), value);
    }

    private static async Task PutAsync(DirectoryInfo folder, string disk, string name, byte[] bytes)
    {
        var file = Path.Combine(folder.FullName, "planted");
        await File.WriteAllBytesAsync(file, bytes);
        await Peers.RunAsync(Peers.Need("mcopy", "mtools"), ["-i", disk + "@@1M", file, "::" + name], CancellationToken.None);
    }
}
