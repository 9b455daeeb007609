using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.OutOfBand.Redirection.Sol;

namespace Deskside.OutOfBand.Tests.Redirection;

public sealed class WireAttacks
{
    public static TheoryData<string> Ends() => ["sol from device", "sol from console", "ider from device", "ider from console"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Every_cut_asks_for_more_and_mutations_never_throw(string end)
    {
        var (measure, vectors) = For(end);
        foreach (var vector in vectors)
        {
            Assert.Equal(MessageLength.Known, measure(vector, out var whole));
            Assert.Equal(vector.Length, whole);
            foreach (var cut in Fuzz.Cuts(vector))
                Assert.True(measure(cut, out var length) == MessageLength.NeedMore || length > cut.Length);
            foreach (var bytes in Fuzz.Mutations(vector, 2000, 13)) Assert.InRange(Length(measure, bytes), 0, ushort.MaxValue + 64);
            var inlet = new RedirectionInlet(new MemoryStream(vector), measure);
            Assert.Equal(vector, (await inlet.ReceiveAsync(CancellationToken.None))!.Value.ToArray());
            Assert.Null(await inlet.ReceiveAsync(CancellationToken.None));
        }
        foreach (var bytes in Fuzz.Noise(5000, 100, 14)) Assert.InRange(Length(measure, bytes), 0, ushort.MaxValue + 64);
    }

    [Fact]
    public async Task An_unknown_message_ends_the_line_with_its_number() =>
        Assert.Contains("0xee", (await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await new RedirectionInlet(new MemoryStream([0xEE]), IderWire.MeasureFromDevice).ReceiveAsync(CancellationToken.None))).Message);

    [Fact]
    public void Drives_answer_any_command()
    {
        foreach (var drive in new Drive[] { new CdDrive(0), new CdDrive(10 * 2048), new FloppyDrive(0), new FloppyDrive(1440 * 1024) })
        {
            foreach (var bytes in Fuzz.Noise(50_000, 14, 15))
            {
                if (drive.Answer(bytes) is not DriveAnswer.Blocks blocks) continue;
                Assert.InRange(blocks.OffsetBytes, 0, drive.MediumBytes);
                Assert.InRange(blocks.OffsetBytes + blocks.LengthBytes, 1, drive.MediumBytes);
            }
            for (var operation = 0; operation < 256; operation++)
                foreach (var bytes in Fuzz.Mutations([(byte)operation, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0], 50, operation)) Assert.NotNull(drive.Answer(bytes));
        }
    }

    [Fact]
    public void Counted_texts_that_are_cut_are_no_texts()
    {
        var good = CountedTexts.Write("admin", "", "/RedirectionService");
        Assert.Equal(["admin", "", "/RedirectionService"], CountedTexts.Read(good)!);
        Assert.Null(CountedTexts.Read(good.AsSpan(0, good.Length - 1)));
        foreach (var bytes in Fuzz.Mutations(good, 5000, 16)) CountedTexts.Read(bytes);
    }

    private static int Length(MeasureMessage measure, byte[] bytes)
    {
        measure(bytes, out var length);
        return length;
    }

    private static (MeasureMessage, byte[][]) For(string end)
    {
        var reply = IderWire.Message(IderWire.OpenReply, 0, 0, 30 + 3);
        reply[29] = 3;
        var written = IderWire.Message(IderWire.BytesFromHost, 0, 4, 14 + 7);
        written[9] = 7;
        return end switch
        {
            "sol from device" => (SolWire.MeasureFromDevice, [SolWire.Numbered(SolWire.StartReply, 23, 0), SolWire.Numbered(SolWire.LineState, 10, 1), SolWire.Text(SolWire.TextFromHost, 2, "boot"u8), SolWire.Numbered(SolWire.Heartbeat, 8, 3)]),
            "sol from console" => (SolWire.MeasureFromConsole, [SolWire.StartMessage(0), SolWire.Text(SolWire.TextToHost, 1, "ls\r"u8), SolWire.Numbered(SolWire.ControlToHost, 14, 2), SolWire.Numbered(SolWire.End, 8, 3)]),
            "ider from device" => (IderWire.MeasureFromDevice, [reply, written, IderWire.Message(IderWire.Command, 0, 1, 28), IderWire.Message(IderWire.ResetOccurred, 0, 2, 9), IderWire.Message(IderWire.FeatureReply, 0, 3, 13)]),
            _ => (IderWire.MeasureFromConsole, [IderWire.OpenMessage(0), IderWire.FeatureMessage(1, 3, 9), IderWire.FeatureMessage(1, 1, 0), IderWire.EndMessage(2, 0xB0, null), IderWire.BytesMessage(3, 0xB0, true, true, new byte[100])]),
        };
    }
}
