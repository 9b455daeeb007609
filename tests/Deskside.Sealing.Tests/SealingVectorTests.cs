using Deskside.Protocol.Frames;
using static Deskside.Parts.VectorFile;

namespace Deskside.Sealing.Tests;

/// <summary>Known keys and nonces → known bytes. The TypeScript twin reads the same files.</summary>
public sealed class SealingVectorTests
{
    [Fact]
    public void The_words_are_those_of_the_vector_and_all_different()
    {
        var words = File.ReadAllLines(PathOf("sealing/safety-words.txt"));
        Assert.Equal(words, SafetyWordList.Words);
        Assert.Equal(256, words.Distinct().Count());
        Assert.All(words, word => Assert.Matches("^[a-z]{3,9}$", word));
    }

    [Fact]
    public void A_handshake_with_known_numbers_gives_the_vectors_bytes()
    {
        var (privateS, nonceS) = (Row(0x11), Row(0x22));
        var (privateV, nonceV) = (Row(0x33), Row(0x44));
        var binding = new HandshakeBinding(HandshakePair.Session, 3, "Ada Óneill", "Acme 支援 🛟");
        var resumeS = Row(0x55);
        var resumeV = Row(0x66);
        using var sharer = new HandshakeSharer(binding, () => EphemeralKey.FromPrivate(privateS, nonceS), () => resumeS);
        using var viewer = new HandshakeViewer(binding, () => EphemeralKey.FromPrivate(privateV, nonceV), () => resumeV);

        var commit = viewer.Start();
        var key = HandshakePair.Bytes(sharer.Receive(commit));
        var atViewer = Assert.IsType<HandshakeOutcome.Established>(viewer.Receive(key));
        var atSharer = Assert.IsType<HandshakeOutcome.Established>(sharer.Receive(atViewer.Payload));
        HandshakeTests.AssertSameKeys(atSharer.Keys, atViewer.Keys);
        var epoch = atSharer.Keys.Wrap.Wrap(5, SealingKey.FromBytes(Row(0x77)));
        var resume = viewer.Start();
        var resumedSharer = Assert.IsType<HandshakeOutcome.Established>(sharer.Receive(resume));
        var resumedViewer = Assert.IsType<HandshakeOutcome.Established>(viewer.Receive(resumedSharer.Payload));

        Check("sealing/handshake", new()
        {
            ["session"] = binding.Session.ToString(),
            ["leg"] = "3",
            ["technician"] = binding.Technician,
            ["organisation"] = binding.Organisation,
            ["privateS"] = Hex(privateS),
            ["privateV"] = Hex(privateV),
            ["nonceS"] = Hex(nonceS),
            ["nonceV"] = Hex(nonceV),
            ["resumeNonceS"] = Hex(resumeS),
            ["resumeNonceV"] = Hex(resumeV),
            ["1 commit"] = Hex(commit),
            ["2 key"] = Hex(key),
            ["3 reveal"] = Hex(atViewer.Payload),
            ["viewer to sharer"] = Hex(atViewer.Keys.ViewerToSharer.Bytes),
            ["sharer to viewer"] = Hex(atViewer.Keys.SharerToViewer.Bytes),
            ["words"] = atSharer.Words.ToString(),
            ["4 resume"] = Hex(resume),
            ["5 resumed"] = Hex(resumedSharer.Payload),
            ["resumed viewer to sharer"] = Hex(resumedViewer.Keys.ViewerToSharer.Bytes),
            ["resumed sharer to viewer"] = Hex(resumedViewer.Keys.SharerToViewer.Bytes),
            ["content key"] = Hex(Row(0x77)),
            ["6 epoch 5"] = Hex(epoch.ToBytes()),
        });
    }

    [Fact]
    public void Known_keys_seal_to_the_vectors_frames()
    {
        using var input = new FrameSealer(SealingKey.FromBytes(Row(0x88)), 3);
        using var content = new FrameSealer(SealingKey.FromBytes(Row(0x77)), 0, epoch: 21);
        var actual = new SortedDictionary<string, string>
        {
            ["key of leg 3"] = Hex(Row(0x88)),
            ["content key of epoch 21"] = Hex(Row(0x77)),
            ["plain"] = Hex(SealedPair.Secret),
        };
        for (var i = 0; i < 3; i++)
        {
            actual[$"input {i}"] = Hex(SealedPair.Seal(input.TrySeal, FrameKind.Input, StreamId.Of(3, Channel.Input), SealedPair.Secret).Bytes.Span);
            actual[$"screen {i}"] = Hex(SealedPair.Seal(content.TrySeal, FrameKind.Screen, StreamId.Of(0, 17), SealedPair.Secret).Bytes.Span);
        }
        Check("sealing/frames", actual);
    }

    private static byte[] Row(byte value) => [.. Enumerable.Range(0, 32).Select(i => (byte)(value + i))];
}
