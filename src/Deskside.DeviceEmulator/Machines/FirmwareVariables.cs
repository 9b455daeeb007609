using System.Text;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>The variables of a PC's UEFI: boot entries, keys, whether Secure Boot is on. A file of the machine's own folder, kept from start to start.</summary>
/// <remarks>
/// Made from Debian's template (package ovmf) when it is not there. Touched only while the machine is off. Whether Secure Boot is on is one
/// byte, the variable SecureBootEnable: head of 60 bytes (u16 55AA, u8 state: 3F is valid, … u32 name's length @36, u32 value's length @40, vendor
/// @44), name in UTF-16 with its end, value. Source: UEFI's authenticated variable store, MdeModulePkg/Include/Guid/VariableFormat.h of EDK II.
/// </remarks>
internal static class FirmwareVariables
{
    private const int HeadBytes = 60;
    private static readonly byte[] Name = Encoding.Unicode.GetBytes("SecureBootEnable\0");

    public static string PathOf(QemuOptions options) => Path.Combine(options.Folder, "firmware-variables.fd");

    /// <summary>Throws IOException with what to install when there is no template.</summary>
    public static async ValueTask PrepareAsync(QemuOptions options, SignedOnly signedOnly, CancellationToken cancellation)
    {
        if (options.Firmware == QemuFirmware.Bios) return;
        var path = PathOf(options);
        if (!File.Exists(path))
        {
            var template = Path.Combine(options.UefiFolder, options.Firmware == QemuFirmware.Uefi ? "OVMF_VARS_4M.fd" : "OVMF_VARS_4M.ms.fd");
            if (!File.Exists(template)) throw new IOException($"{template} is missing: a PC with UEFI needs the package ovmf.");
            await using var from = File.OpenRead(template);
            await using var to = File.Create(path);
            await from.CopyToAsync(to, cancellation);
        }
        if (options.Firmware == QemuFirmware.Uefi) return;
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        if (!TrySwitch(bytes, signedOnly)) throw new IOException($"{path} does not say whether Secure Boot is on. Remove it to begin with a new one.");
        await File.WriteAllBytesAsync(path, bytes, cancellation);
    }

    /// <summary>False when there is no such variable.</summary>
    internal static bool TrySwitch(Span<byte> store, SignedOnly signedOnly)
    {
        var isThere = false;
        for (var at = 0; store[at..].IndexOf(Name) is >= 0 and var found; at += Name.Length)
        {
            at += found;
            if (at < HeadBytes || at + Name.Length >= store.Length) continue;
            var head = store[(at - HeadBytes)..at];
            if (head[0] != 0xAA || head[1] != 0x55 || head[2] != 0x3F || head[36] != Name.Length || head[40] != 1) continue;
            store[at + Name.Length] = signedOnly == SignedOnly.Enforced ? (byte)1 : (byte)0;
            isThere = true;
        }
        return isThere;
    }
}
