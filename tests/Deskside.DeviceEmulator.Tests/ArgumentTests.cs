using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Machines;

namespace Deskside.DeviceEmulator.Tests;

public sealed class ArgumentTests
{
    [Fact]
    public void Words_become_a_device()
    {
        Assert.Null(DeviceArguments.TryParse(["--disk", "pc.img", "--faithful", "--window", "512", "--screen", "--firmware", "uefi-secure-boot", "--listen", "16994=127.0.0.1:7000"], out var arguments));
        Assert.Equal(("pc.img", QemuScreen.Vnc), (arguments.Machine.DiskImage, arguments.Machine.Screen));
        Assert.Equal(QemuFirmware.UefiSecureBoot, arguments.Machine.Firmware);
        Assert.Equal((Fidelity.Faithful, 512), (arguments.Pc.Fidelity, arguments.Pc.Faults.WindowBytes));
        Assert.Equal("127.0.0.1:7000", Assert.Single(arguments.Listen).Address.ToString());
    }

    [Theory]
    [InlineData("--disk")]
    [InlineData("--window", "12")]
    [InlineData("--memory", "many")]
    [InlineData("--firmware", "coreboot")]
    [InlineData("--fast-please", "yes")]
    [InlineData("--listen", "16994")]
    public void Mistakes_are_told(params string[] words) => Assert.Contains(words[0], DeviceArguments.TryParse(words, out _));
}
