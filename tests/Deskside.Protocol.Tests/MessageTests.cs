using Deskside.Domain.Sessions;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Tests;

public sealed class MessageTests
{
    [Fact]
    public void Every_message_is_written_as_the_vectors_say() =>
        VectorFile.Check("messages", new(MessageVectors.All.ToDictionary(pair => pair.Key, pair => VectorFile.Hex(pair.Value))));

    [Fact]
    public void Every_vector_is_read_and_written_again_unchanged()
    {
        foreach (var (name, bytes) in MessageVectors.All) Assert.Equal((name, VectorFile.Hex(bytes)), (name, VectorFile.Hex(MessageParsers.For(name)(bytes))));
    }

    [Fact]
    public void Fields_come_back_as_they_were_given()
    {
        Assert.True(ControlMessage.TryRead(new ConsentState(Capability.View, ConsentStanding.Asking, 60_000, false).ToBytes(), out var consent));
        Assert.Equal(new ConsentState(Capability.View, ConsentStanding.Asking, 60_000, false), consent);
        Assert.True(InputEvent.TryReadAll(MessageVectors.All["input"], out var events));
        Assert.Equal("naïve 😀 \n", Assert.IsType<TypedText>(events[4]).Text);
        Assert.Equal(new Wheel(3, 0, 10, 20, -120, 30), events[2]);
        Assert.True(ControlMessage.TryRead(MessageVectors.All["surfaces"], out var surfaces));
        Assert.Equal(-1280, Assert.IsType<Surfaces>(surfaces).Places[1].X);
        Assert.True(Joined.TryRead(MessageVectors.All["joined"], out var joined));
        Assert.Equal((3, "Acme 支援 🛟", MessageVectors.Ticket), (joined.Leg, joined.Peers[1].Organisation, joined.ResumeTicket));
        Assert.Equal((ushort)1, Join.PeekVersion(MessageVectors.All["join"]));
    }

    [Fact]
    public void Messages_know_who_may_send_them()
    {
        Assert.Equal(LegRole.Sharer, new Ended(EndedReason.Customer).Direction);
        Assert.Equal(LegRole.Viewer, new ConsentAsked(Capability.View).Direction);
        Assert.Equal(LegRole.Viewer, new FrameRefused(LegRole.Viewer, default, 0, FrameRefusal.Seal).Direction);
    }

    [Fact]
    public void What_is_typed_does_not_show_in_text()
    {
        Assert.DoesNotContain("secret", new TypedText(1, "secret").ToString());
        Assert.DoesNotContain("97", new Key(1, true, 4, 97).ToString());
        Assert.DoesNotContain(MessageVectors.Ticket.Reveal(), new Join(1, LegRole.Viewer, MessageVectors.Ticket).ToString());
    }

    [Fact]
    public void A_text_over_its_bound_is_refused_by_the_reader_and_a_bug_in_the_writer()
    {
        Assert.Throws<ArgumentException>(() => new Notice(1, new string('a', 1025)).ToBytes());
        byte[] tooLong = [6, 0, 1, 4, 1, .. new byte[1025]];
        Assert.False(ControlMessage.TryRead(tooLong, out _));
        tooLong[4] = 0;
        Assert.True(ControlMessage.TryRead(tooLong.AsSpan(0, 5 + 1024), out _));
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        Assert.False(ControlMessage.TryRead([6, 0, 1, 0, 2, 0xC3, 0x28], out _));
        Assert.False(ControlMessage.TryRead([6, 0, 1, 0, 3, 0xED, 0xA0, 0x80], out _)); // half of a pair
    }

    [Theory]
    [InlineData("", 4, "")]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("abcdé", 5, "abcd")]
    [InlineData("ab😀", 5, "ab")]
    [InlineData("ab😀c", 6, "ab😀")]
    public void Long_names_are_cut_at_whole_characters(string text, int bytes, string expected) => Assert.Equal(expected, WireText.Cut(text, bytes));
}
