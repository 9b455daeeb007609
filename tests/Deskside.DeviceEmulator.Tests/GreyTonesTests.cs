using Deskside.DeviceEmulator.Redirection;

namespace Deskside.DeviceEmulator.Tests;

public sealed class GreyTonesTests
{
    [Theory]
    [InlineData(255, 0, 0, 255)]
    [InlineData(15, 0, 0, 15)]
    [InlineData(255, 255, 255, 0)]
    [InlineData(255, 0, 1, 0)]
    [InlineData(7, 0, 0, 0)]
    public void Greys_are_asked_for_by_a_red_that_stands_alone(byte red, byte green, byte blue, int max) =>
        Assert.Equal(max, GreyTones.MaxOf([0, 0, 0, 8, 8, 0, 1, 0, red, 0, green, 0, blue, 0, 0, 0, 0, 0, 0]));

    [Fact]
    public void The_machines_own_format_is_none_of_them() => Assert.Equal(0, GreyTones.MaxOf(GreyTones.Rgb565));

    [Theory]
    [InlineData(255, new byte[] { 0, 76, 150, 29, 255 })]
    [InlineData(15, new byte[] { 0, 4, 9, 2, 15 })]
    public void Black_red_green_blue_and_white_are_as_bright_as_they_look(int max, byte[] expected) =>
        Assert.Equal(expected, GreyTones.Of([0, 0, 0x00, 0xF8, 0xE0, 0x07, 0x1F, 0x00, 0xFF, 0xFF], max));
}
