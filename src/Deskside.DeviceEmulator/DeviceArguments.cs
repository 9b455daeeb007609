using System.Globalization;
using System.Net;
using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Machines;
using Deskside.DeviceEmulator.Presence;
using Deskside.DeviceEmulator.Redirection;

namespace Deskside.DeviceEmulator;

/// <summary>The command line.</summary>
public sealed record DeviceArguments
{
    public const string Usage =
        """
        deskside-device: a home PC with management firmware, in QEMU.

          --settings FILE       where the firmware keeps its settings (default: device.json)
          --disk FILE           the PC's own disk, raw
          --run FOLDER          a private folder for sockets and the firmware's variables (default: a new one)
          --memory MEGABYTES    of the PC (default: 128)
          --firmware KIND       bios, uefi, or uefi-secure-boot (package ovmf); its variables lie in the folder of --run (default: bios)
          --screen              with a graphics card, for screen sessions
          --no-screen-form      no configuration form on the terminal: call at once if remote connection is on
          --off                 leave the PC off
          --faithful            as slow as real firmware: no read-ahead, small buffers and windows
          --window BYTES        window of each channel
          --delay MS            added to each direction of the line
          --rate BYTES          bytes a second of the line
          --tls-ports-only      as firmware since CSME 16.1
          --plain-sign-in       let old consoles send their password as it is
          --drives-first        start from redirected drives whenever they are open
          --listen PORT=ADDRESS serve a port of the firmware here, as in 16994=127.0.0.1:16994
        """;

    public string Settings { get; init; } = "device.json";
    public string? Folder { get; init; }
    public bool HasForm { get; init; } = true;
    public bool IsOff { get; init; }
    public EmulatedPcOptions Pc { get; init; } = new() { Settings = new() { Uuid = Guid.Empty } };
    public QemuOptions Machine { get; init; } = new() { Folder = "" };
    public IReadOnlyList<(int Port, IPEndPoint Address)> Listen { get; init; } = [];

    /// <summary>What is wrong, or null.</summary>
    public static string? TryParse(IReadOnlyList<string> words, out DeviceArguments arguments)
    {
        arguments = new DeviceArguments();
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (Flag(word, arguments) is { } flagged)
            {
                arguments = flagged;
                continue;
            }
            if (++at == words.Count) return $"{word} is not known, or needs a value after it.";
            if (Valued(word, words[at], arguments) is not { } valued) return $"{word} {words[at]} cannot be understood.";
            arguments = valued;
        }
        return null;
    }

    private static DeviceArguments? Flag(string word, DeviceArguments now) => word switch
    {
        "--screen" => now with { Machine = now.Machine with { Screen = QemuScreen.Vnc } },
        "--no-screen-form" => now with { HasForm = false },
        "--off" => now with { IsOff = true },
        "--faithful" => now with { Pc = now.Pc with { Fidelity = Fidelity.Faithful } },
        "--tls-ports-only" => now with { Pc = now.Pc with { Ports = PortGeneration.TlsOnly } },
        "--plain-sign-in" => now with { Pc = now.Pc with { PlainSignIn = PlainSignIn.Allowed } },
        "--drives-first" => now with { Pc = now.Pc with { BootHabit = BootHabit.OpenDrivesFirst } },
        _ => null,
    };

    private static DeviceArguments? Valued(string word, string value, DeviceArguments now)
    {
        var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : (int?)null;
        return word switch
        {
            "--settings" => now with { Settings = value },
            "--disk" => now with { Machine = now.Machine with { DiskImage = value } },
            "--run" => now with { Folder = value },
            "--memory" when number is >= 64 and <= 65536 => now with { Machine = now.Machine with { MemoryMegabytes = number.Value } },
            "--firmware" when FirmwareOf(value) is { } firmware => now with { Machine = now.Machine with { Firmware = firmware } },
            "--window" when number is >= 64 => now with { Pc = now.Pc with { Faults = now.Pc.Faults with { WindowBytes = number } } },
            "--delay" when number is >= 0 and <= 10000 => now with { Pc = now.Pc with { Faults = now.Pc.Faults with { Delay = TimeSpan.FromMilliseconds(number.Value) } } },
            "--rate" when number is >= 1000 => now with { Pc = now.Pc with { Faults = now.Pc.Faults with { BytesPerSecond = number } } },
            "--listen" when value.Split('=') is [var port, var address] && int.TryParse(port, out var offered) && IPEndPoint.TryParse(address, out var endPoint) =>
                now with { Listen = [.. now.Listen, (offered, endPoint)] },
            _ => null,
        };
    }

    private static QemuFirmware? FirmwareOf(string word) => word switch
    {
        "bios" => QemuFirmware.Bios,
        "uefi" => QemuFirmware.Uefi,
        "uefi-secure-boot" => QemuFirmware.UefiSecureBoot,
        _ => null,
    };
}
