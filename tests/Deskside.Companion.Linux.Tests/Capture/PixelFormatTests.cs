using Deskside.Companion.Linux.Capture;

namespace Deskside.Companion.Linux.Tests.Capture;

public sealed class PixelFormatTests
{
    [Fact]
    public void The_usual_layout_loses_only_its_top_byte_at_every_length()
    {
        var format = new PixelFormat(32, false, 0xFF0000, 0xFF00, 0xFF);
        for (var length = 0; length < 70; length++)
        {
            var source = new byte[length * 4];
            for (var i = 0; i < source.Length; i++) source[i] = (byte)(i * 7 + 1);
            var target = new uint[length];
            format.ConvertRow(source, target);
            for (var i = 0; i < length; i++) Assert.Equal(BitConverter.ToUInt32(source, i * 4) & 0xFFFFFF, target[i]);
        }
    }

    [Theory]
    [InlineData(32, false, 0xFFu, 0xFF00u, 0xFF0000u, new byte[] { 1, 2, 3, 9 }, 0x010203u)]
    [InlineData(32, true, 0xFF0000u, 0xFF00u, 0xFFu, new byte[] { 9, 1, 2, 3 }, 0x010203u)]
    [InlineData(24, false, 0xFF0000u, 0xFF00u, 0xFFu, new byte[] { 3, 2, 1 }, 0x010203u)]
    [InlineData(16, false, 0x7C00u, 0x3E0u, 0x1Fu, new byte[] { 0xFF, 0x7F }, 0xFFFFFFu)]
    [InlineData(16, true, 0xF800u, 0x7E0u, 0x1Fu, new byte[] { 0x00, 0x1F }, 0x0000FFu)]
    [InlineData(32, false, 0x3FF00000u, 0xFFC00u, 0x3FFu, new byte[] { 0xFF, 0xFF, 0xFF, 0x3F }, 0xFFFFFFu)]
    public void Other_layouts_are_brought_to_eight_bits(int bits, bool bigEndian, uint red, uint green, uint blue, byte[] source, uint seen)
    {
        var target = new uint[1];
        new PixelFormat(bits, bigEndian, red, green, blue).ConvertRow(source, target);
        Assert.Equal(seen, target[0]);
    }
}
