using Deskside.Protocol.Messages;

namespace Deskside.Sealing.Tests;

public sealed class HandshakeAttacks
{
    [Fact]
    public void Grinding_a_key_after_the_sharers_is_seen_breaks_the_commitment()
    {
        var pair = new HandshakePair();
        var commit = pair.Viewer.Start();
        HandshakePair.Bytes(pair.Sharer.Receive(commit));
        using var ground = EphemeralKey.Draw();
        var outcome = pair.Sharer.Receive(new HandshakeReveal(ground.PublicKey, ground.Nonce).ToBytes());
        var told = Assert.IsType<HandshakeOutcome.BeganAgain>(outcome);
        Assert.Equal(StartOverReason.CommitmentMismatch, told.Reason);
        // One try only: the committed key is gone, an honest reveal no longer counts either.
        Assert.IsType<HandshakeOutcome.Ignored>(pair.Sharer.Receive(new HandshakeReveal(ground.PublicKey, ground.Nonce).ToBytes()));
    }

    [Fact]
    public void Grinding_only_the_nonce_breaks_the_commitment_too()
    {
        var pair = new HandshakePair();
        var key = HandshakePair.Bytes(pair.Sharer.Receive(pair.Viewer.Start()));
        var reveal = HandshakePair.Bytes(pair.Viewer.Receive(key));
        reveal[^1] ^= 1;
        Assert.Equal(StartOverReason.CommitmentMismatch, Assert.IsType<HandshakeOutcome.BeganAgain>(pair.Sharer.Receive(reveal)).Reason);
    }

    [Fact]
    public void A_server_in_the_middle_shows_different_words_at_the_two_ends()
    {
        var honest = new HandshakePair();
        var middle = new HandshakePair();
        var atViewer = Assert.IsType<HandshakeOutcome.Established>(
            honest.Viewer.Receive(HandshakePair.Bytes(middle.Sharer.Receive(honest.Viewer.Start()))));
        var (atSharer, _) = (Assert.IsType<HandshakeOutcome.Established>(honest.Sharer.Receive(HandshakePair.Bytes(
            middle.Viewer.Receive(HandshakePair.Bytes(honest.Sharer.Receive(middle.Viewer.Start())))))), 0);
        Assert.NotEqual(atViewer.Words, atSharer.Words);
    }

    public static TheoryData<string, byte[]> BadPoints() => new()
    {
        { "not on the curve", Point(x => x, y => { y[^1] ^= 1; return y; }) },
        { "zero", [4, .. new byte[64]] },
        { "all ones", [4, .. Enumerable.Repeat((byte)0xFF, 64)] },
        { "x is the prime", [4, .. Convert.FromHexString("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"), .. new byte[32]] },
        { "compressed form padded", [2, .. new byte[64]] },
        { "identity padded", [0, .. new byte[64]] },
        // A point of the twist-like curve y² = x³ − 3x (b = 0): the classic invalid-curve attack on small subgroups.
        { "of another curve", [4, .. new byte[32], .. new byte[31], 0] },
    };

    [Theory]
    [MemberData(nameof(BadPoints))]
    public void A_public_key_that_is_no_point_is_refused_by_the_viewer(string name, byte[] point)
    {
        Assert.NotEmpty(name);
        var pair = new HandshakePair();
        pair.Viewer.Start();
        var outcome = pair.Viewer.Receive(new HandshakeKey(point, new byte[32]).ToBytes());
        Assert.Equal(StartOverReason.Malformed, Assert.IsType<HandshakeOutcome.BeganAgain>(outcome).Reason);
    }

    [Theory]
    [MemberData(nameof(BadPoints))]
    public void A_public_key_that_is_no_point_is_refused_by_the_sharer_even_if_committed(string name, byte[] point)
    {
        Assert.NotEmpty(name);
        var pair = new HandshakePair();
        var nonce = new byte[32];
        pair.Sharer.Receive(new HandshakeCommit(EphemeralKey.Commitment(point, nonce)).ToBytes());
        var outcome = pair.Sharer.Receive(new HandshakeReveal(point, nonce).ToBytes());
        Assert.Equal(StartOverReason.Malformed, Assert.IsType<HandshakeOutcome.BeganAgain>(outcome).Reason);
    }

    [Fact]
    public void A_resume_with_a_guessed_mac_is_refused_and_the_right_one_still_counts()
    {
        var pair = new HandshakePair();
        pair.RunFresh();
        var forged = new HandshakeResume(new byte[32], new byte[32]).ToBytes();
        Assert.Equal(StartOverReason.MacMismatch, Assert.IsType<HandshakeOutcome.BeganAgain>(pair.Sharer.Receive(forged)).Reason);
        pair.RunResume();
    }

    [Fact]
    public void A_resume_of_one_leg_is_refused_on_another()
    {
        var one = new HandshakePair(1, 1);
        var two = new HandshakePair(2, 2);
        one.RunFresh();
        two.RunFresh();
        Assert.Equal(StartOverReason.MacMismatch, Assert.IsType<HandshakeOutcome.BeganAgain>(two.Sharer.Receive(one.Viewer.Start())).Reason);
    }

    [Fact]
    public void A_resumed_answer_played_again_is_refused()
    {
        var pair = new HandshakePair();
        pair.RunFresh();
        var old = HandshakePair.Bytes(pair.Sharer.Receive(pair.Viewer.Start()));
        pair.Viewer.Start();
        var outcome = pair.Viewer.Receive(old);
        Assert.Equal(StartOverReason.MacMismatch, Assert.IsType<HandshakeOutcome.BeganAgain>(outcome).Reason);
    }

    [Fact]
    public void The_viewers_own_mac_reflected_is_refused()
    {
        var pair = new HandshakePair();
        pair.RunFresh();
        var resume = (HandshakeResume)HandshakePair.Read(pair.Viewer.Start());
        var outcome = pair.Viewer.Receive(new HandshakeResumed(resume.Nonce, resume.Mac).ToBytes());
        Assert.Equal(StartOverReason.MacMismatch, Assert.IsType<HandshakeOutcome.BeganAgain>(outcome).Reason);
    }

    [Fact]
    public void An_endless_start_over_makes_the_viewer_give_up()
    {
        var pair = new HandshakePair();
        pair.Viewer.Start();
        var over = new HandshakeStartOver(StartOverReason.UnknownResume).ToBytes();
        for (var i = 1; i < HandshakeViewer.MaxAttempts; i++) Assert.IsType<HandshakeOutcome.BeganAgain>(pair.Viewer.Receive(over));
        Assert.IsType<HandshakeOutcome.GaveUp>(pair.Viewer.Receive(over));
    }

    [Fact]
    public void Every_cut_and_many_random_payloads_lead_to_an_outcome_at_both_ends()
    {
        var pair = new HandshakePair();
        var commit = pair.Viewer.Start();
        var key = HandshakePair.Bytes(pair.Sharer.Receive(commit));
        byte[][] whole = [commit, key, HandshakePair.Bytes(pair.Viewer.Receive(key)), new HandshakeEpoch(7, new byte[48]).ToBytes()];
        foreach (var payload in whole)
        {
            for (var cut = 0; cut < payload.Length; cut++)
            {
                Assert.NotNull(pair.Sharer.Receive(payload.AsSpan(0, cut)));
                Assert.NotNull(pair.Viewer.Receive(payload.AsSpan(0, cut)));
            }
        }
        var random = new Random(20261121);
        for (var i = 0; i < 2000; i++)
        {
            var junk = new byte[random.Next(140)];
            random.NextBytes(junk);
            if (junk.Length > 0 && random.Next(2) == 0) junk[0] = (byte)random.Next(1, 8);
            Assert.NotNull(pair.Sharer.Receive(junk));
            if (i % 5 == 0) pair.Viewer.Start();
            Assert.NotNull(pair.Viewer.Receive(junk));
        }
    }

    private static byte[] Point(Func<byte[], byte[]> x, Func<byte[], byte[]> y)
    {
        using var key = EphemeralKey.Draw();
        return [4, .. x(key.PublicKey[1..33]), .. y(key.PublicKey[33..])];
    }
}
