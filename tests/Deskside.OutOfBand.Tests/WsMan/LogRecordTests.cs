using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.OutOfBand.Tests.WsMan;

public sealed class LogRecordTests
{
    // The layout as documented, filled by us.
    private static readonly byte[] Event = Convert.FromHexString("00f15365" + "ff" + "0f" + "6f" + "02" + "68" + "08" + "ff" + "26" + "00" + "400713aa00000000");

    private static readonly byte[][] Audits =
    [
        Convert.FromHexString("0010" + "0001" + "00" + "0561646d696e" + "6553f100" + "00" + "09" + Convert.ToHexString("127.0.0.1"u8) + "02" + "0102"),
        Convert.FromHexString("0013" + "0000" + "02" + "6553f100" + "02" + "00" + "00"),
        Convert.FromHexString("0013" + "0000" + "01" + "00000001" + "03aabbcc" + "6553f100" + "02" + "00" + "00"),
    ];

    [Fact]
    public void An_event_record_is_read()
    {
        var record = EventRecord.Parse(Event)!;
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero), record.At);
        Assert.Equal((0x0F, 0x02, "Start-up progress."), (record.SensorType, record.Offset, record.Told));
        Assert.Equal("400713AA00000000", record.Detail);
    }

    [Fact]
    public void Audit_records_of_each_initiator_are_read()
    {
        Assert.Equal(("admin", "127.0.0.1", "0102", 16), (AuditRecord.Parse(Audits[0])!.Who, AuditRecord.Parse(Audits[0])!.Address, AuditRecord.Parse(Audits[0])!.Extra, AuditRecord.Parse(Audits[0])!.Application));
        Assert.Equal((AuditInitiator.Local, ""), (AuditRecord.Parse(Audits[1])!.Initiator, AuditRecord.Parse(Audits[1])!.Who));
        Assert.Equal("AABBCC", AuditRecord.Parse(Audits[2])!.Who);
    }

    [Fact]
    public void Cuts_and_mutations_are_no_record_or_a_harmless_one()
    {
        foreach (var cut in Fuzz.Cuts(Event)) Assert.Null(EventRecord.Parse(cut));
        foreach (var audit in Audits)
        {
            foreach (var cut in Fuzz.Cuts(audit)) Assert.Null(AuditRecord.Parse(cut));
            foreach (var bytes in Fuzz.Mutations(audit, 5000, 9)) AuditRecord.Parse(bytes);
        }
        foreach (var bytes in Fuzz.Noise(5000, 64, 10)) AuditRecord.Parse(bytes);
    }
}
