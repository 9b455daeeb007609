using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.OutOfBand.Tests.Redirection;

public sealed class DriveTests
{
    private readonly CdDrive _cd = new(0x1542 * 2048L);
    private readonly FloppyDrive _floppy = new(0xB40 * 512);

    [Fact]
    public void A_new_medium_is_told_once()
    {
        Assert.Equal(DriveAnswer.Sense.MediaChanged, _cd.Answer(Command(0x00)));
        Assert.IsType<DriveAnswer.Done>(_cd.Answer(Command(0x00)));
        Assert.Equal(DriveAnswer.Sense.NoMedium, new CdDrive(0).Answer(Command(0x00)));
    }

    [Fact]
    public void A_capacity_is_the_message_that_another_console_sent()
    {
        var reply = Assert.IsType<DriveAnswer.Reply>(_cd.Answer(Command(0x25)));
        Assert.Equal(
            "540000020400000000080000B50002000800B058850003000000B0500000000000000000154100000800",
            Convert.ToHexString(IderWire.BytesMessage(4, IderWire.CdDevice, false, true, reply.Bytes)));
    }

    [Fact]
    public void Reads_are_turned_into_bytes_of_the_medium()
    {
        Assert.Equal(new DriveAnswer.Blocks(16 * 2048, 2 * 2048), _cd.Answer(Command(0x28, 0, 0, 0, 0, 16, 0, 0, 2)));
        Assert.Equal(new DriveAnswer.Blocks(16 * 2048, 2 * 2048), _cd.Answer(Command(0xA8, 0, 0, 0, 0, 16, 0, 0, 0, 2)));
        Assert.Equal(new DriveAnswer.Blocks(5 * 512, 256 * 512), _floppy.Answer(Command(0x08, 0, 0, 5, 0)));
        Assert.IsType<DriveAnswer.Done>(_cd.Answer(Command(0x28, 0, 0, 0, 0, 16, 0, 0, 0)));
        Assert.Equal(DriveAnswer.Sense.OutOfRange, _cd.Answer(Command(0x28, 0, 0, 0, 0x15, 0x41, 0, 0, 2)));
        Assert.Equal(DriveAnswer.Sense.OutOfRange, _cd.Answer(Command(0x28, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 2)));
        Assert.Equal(DriveAnswer.Sense.WriteProtected, _floppy.Answer(Command(0x2A)));
    }

    [Fact]
    public void A_cd_has_one_data_track_and_a_lead_out()
    {
        Assert.Equal("001201010014010000000000" + "0014AA0000001542", Hex(Command(0x43, 0, 0, 0, 0, 0, 0, 1, 0)));
        Assert.Equal("001201010014010000000200" + "0014AA0000010E5C"[..8], Hex(Command(0x43, 2, 0, 0, 0, 0, 0, 1, 0))[..32]);
        Assert.Equal("000A01010014010000000000", Hex(Command(0x43, 0, 1, 0, 0, 0, 0, 1, 0)));
        Assert.Equal("0012", Hex(Command(0x43, 0, 0, 0, 0, 0, 0, 0, 2)));
    }

    [Fact]
    public void A_cd_is_a_cd_rom_with_its_medium_in()
    {
        Assert.StartsWith("0000003C00000008" + "0000030400080100", Hex(Command(0x46, 0, 0, 0, 0, 0, 0, 1, 0)));
        Assert.Equal("000604100002" + "0000", Hex(Command(0x4A, 1, 0, 0, 0x10, 0, 0, 0, 8)));
        Assert.Equal("00058000", Hex(Command(0x1A, 0, 0x3F, 0, 4)));
    }

    [Fact]
    public void A_floppy_says_its_size_and_that_it_is_protected()
    {
        Assert.Equal("0000000800000B4002000200", Assert.IsType<DriveAnswer.Reply>(_floppy.Answer(Command(0x23, 0, 0, 0, 0, 0, 0, 0, 12))).Bytes.ToHex());
        Assert.Equal("00008000", Assert.IsType<DriveAnswer.Reply>(_floppy.Answer(Command(0x1A, 0, 0x3F, 0, 4))).Bytes.ToHex());
        Assert.Equal(DriveAnswer.Sense.UnknownCommand, _floppy.Answer(Command(0x43)));
    }

    [Fact]
    public async Task A_last_block_that_is_cut_short_is_filled_up()
    {
        var medium = new StreamMedium(new MemoryStream([1, 2, 3]), 2048);
        Assert.Equal(2048, medium.LengthBytes);
        var into = new byte[2048];
        Array.Fill(into, (byte)9);
        await medium.ReadAsync(0, into, CancellationToken.None);
        Assert.Equal([1, 2, 3, 0], into[..4]);
        Assert.Equal(0, into[2047]);
    }

    private string Hex(byte[] command) => Assert.IsType<DriveAnswer.Reply>(_cd.Answer(command)).Bytes.ToHex();

    private static byte[] Command(params byte[] bytes)
    {
        var command = new byte[12];
        bytes.CopyTo(command, 0);
        return command;
    }
}

internal static class HexText
{
    public static string ToHex(this byte[] bytes) => Convert.ToHexString(bytes);
}
