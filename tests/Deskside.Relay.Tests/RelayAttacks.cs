using System.Net.WebSockets;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

public sealed class RelayAttacks
{
    public static TheoryData<string, byte[]> ForgedByViewer() => new()
    {
        { "another viewer's leg", TestLeg.Frame(FrameKind.Input, 2, Channel.Input) },
        { "the leg of all", TestLeg.Frame(FrameKind.Control, 0, Channel.Control) },
        { "a picture", TestLeg.Frame(FrameKind.Screen, 1, 16, flags: FrameFlags.Keyframe) },
        { "a cursor", TestLeg.Frame(FrameKind.Cursor, 1, Channel.Cursor) },
        { "sound", TestLeg.Frame(FrameKind.Audio, 1, Channel.Audio) },
        { "a handshake of another leg", TestLeg.Frame(FrameKind.Handshake, 2, Channel.Relay) },
    };

    [Theory]
    [MemberData(nameof(ForgedByViewer))]
    public async Task A_viewer_cannot_send_what_is_not_its_own(string what, byte[] forged)
    {
        Assert.NotEmpty(what);
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        await viewer.SendAsync(forged, TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 1));
        Assert.Equal(RefusalReason.WrongStream, (await viewer.NextRefusalAsync()).Reason);
        Assert.Equal(PeerNewsKind.Away, (await sharer.NextNewsAsync()).News); // nothing of that message came before it
    }

    [Fact]
    public async Task A_sharer_cannot_send_input_nor_a_handshake_to_all()
    {
        foreach (var forged in new[] { TestLeg.Frame(FrameKind.Input, 1, Channel.Input), TestLeg.Frame(FrameKind.Handshake, 0, Channel.Relay) })
        {
            using var relay = new TestRelay();
            var (sharer, viewer) = await relay.JoinBothAsync();
            await sharer.SendAsync(forged);
            Assert.Equal(RefusalReason.WrongStream, (await sharer.NextRefusalAsync()).Reason);
            Assert.Equal(PeerNewsKind.Away, (await viewer.NextNewsAsync()).News);
        }
    }

    [Theory]
    [InlineData(FrameKind.Join)]
    [InlineData(FrameKind.Joined)]
    [InlineData(FrameKind.Refused)]
    [InlineData(FrameKind.PeerNews)]
    public async Task Nobody_can_speak_with_the_relays_voice(FrameKind kind)
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        await sharer.SendAsync(TestLeg.Frame(kind, 1, Channel.Relay));
        Assert.Equal(RefusalReason.Malformed, (await sharer.NextRefusalAsync()).Reason);
        Assert.Equal(PeerNewsKind.Away, (await viewer.NextNewsAsync()).News);
    }

    [Fact]
    public async Task A_text_message_a_cut_frame_and_a_message_over_the_bound_are_refused()
    {
        using var relay = new TestRelay();
        var text = await relay.JoinAsync(TestRelay.Ada);
        await text.Socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        Assert.Equal(RefusalReason.Malformed, (await text.NextRefusalAsync()).Reason);

        var cut = await relay.JoinAsync(TestRelay.Ben);
        await cut.SendAsync(TestLeg.Frame(FrameKind.Input, 2, Channel.Input)[..^1]);
        Assert.Equal(RefusalReason.Malformed, (await cut.NextRefusalAsync()).Reason);

        var large = await relay.JoinAsync(new LegIdentity(3, "Lars", "Acme"));
        var sending = large.Socket.SendAsync(new byte[FrameHeader.MaxFrame + 1], WebSocketMessageType.Binary, true, CancellationToken.None);
        Assert.Equal(RefusalReason.TooLarge, (await large.NextRefusalAsync()).Reason);
        await sending;

        var claims = await relay.JoinAsync(new LegIdentity(4, "Lena", "Acme"));
        var header = TestLeg.Frame(FrameKind.Input, 4, Channel.Input);
        header[12] = 0x7F; // claims 2 GiB
        await claims.SendAsync(header);
        Assert.Equal(RefusalReason.TooLarge, (await claims.NextRefusalAsync()).Reason);
    }

    [Fact]
    public async Task Ten_thousand_junk_messages_are_refused_and_an_honest_session_goes_on()
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        var random = new Random(20261121);
        for (uint i = 0; i < 10_000; i++)
        {
            using var leg = new TestLeg(relay.Switchboard, relay.Session);
            var junk = new byte[random.Next(1, 120)];
            random.NextBytes(junk);
            if (i % 3 == 0) junk[0] = (byte)FrameKind.Join;
            await leg.SendAsync(junk);
            Assert.Equal(RefusalReason.Malformed, (await leg.NextRefusalAsync()).Reason);
            if (i % 1000 != 0) continue;
            await viewer.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input, i));
            Assert.Equal(i, (await sharer.NextAsync()).Header.Sequence);
        }
        Assert.Equal(2, relay.Admission.Asked);
        Assert.Equal(1, relay.Switchboard.SessionCount);
    }

    [Fact]
    public async Task Junk_after_a_join_is_refused_whatever_it_is()
    {
        using var relay = new TestRelay();
        var sharer = await relay.JoinAsync(TestRelay.Sharer);
        var random = new Random(4);
        for (var i = 0; i < 500; i++)
        {
            using var viewer = await relay.JoinAsync(TestRelay.Ada);
            var junk = new byte[random.Next(1, 200)];
            random.NextBytes(junk);
            await viewer.SendAsync(junk);
            Assert.True((await viewer.NextRefusalAsync()).Reason is RefusalReason.Malformed or RefusalReason.WrongStream or RefusalReason.TooLarge);
        }
        Assert.False(sharer.Run.IsCompleted);
    }
}
