using Deskside.Companion.Linux.Input;

namespace Deskside.Companion.Linux.Tests.Input;

public sealed class KeysymTests
{
    [Theory]
    [InlineData(0x61u, 0x61u)]
    [InlineData(0x010000E9u, 0xE9u)]
    [InlineData(0x06C1u, 0x01000430u)]
    [InlineData(0x01000430u, 0x01000430u)]
    [InlineData(0x20ACu, 0x010020ACu)]
    [InlineData(0x07E1u, 0x010003B1u)]
    [InlineData(0xFF0Du, 0xFF0Du)]
    [InlineData(0x0101F600u, 0x0101F600u)]
    public void A_character_has_one_number_whichever_was_given(uint given, uint canonical) => Assert.Equal(canonical, Keysym.Canonical(given));

    [Theory]
    [InlineData(0x41u, true)]
    [InlineData(0xFE51u, true)]
    [InlineData(0x0101F600u, true)]
    [InlineData(0xFF0Du, false)]
    [InlineData(0xFFE1u, false)]
    [InlineData(0x7Fu, false)]
    [InlineData(0x01110000u, false)]
    [InlineData(0u, false)]
    public void Text_is_told_from_other_keys(uint keysym, bool isText) => Assert.Equal(isText, Keysym.IsText(keysym));

    [Theory]
    [InlineData(0x04, 38)]
    [InlineData(0x28, 36)]
    [InlineData(0x2C, 65)]
    [InlineData(0x3A, 67)]
    [InlineData(0x52, 111)]
    [InlineData(0xE0, 37)]
    [InlineData(0xE6, 108)]
    [InlineData(0x00, 0)]
    [InlineData(0xE8, 0)]
    [InlineData(0xFFFF, 0)]
    public void A_physical_key_has_its_number_on_the_display(int usage, int keycode) => Assert.Equal((uint)keycode, PhysicalKeys.KeycodeOf((ushort)usage));
}
