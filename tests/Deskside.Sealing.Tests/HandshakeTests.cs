using Deskside.Protocol.Messages;

namespace Deskside.Sealing.Tests;

public sealed class HandshakeTests
{
    [Fact]
    public void Both_ends_agree_on_keys_and_words()
    {
        var (sharer, viewer) = new HandshakePair().RunFresh();
        Assert.Equal(sharer.Words.ToString(), viewer.Words.ToString());
        Assert.Equal(4, sharer.Words.ToString().Split(' ').Length);
        AssertSameKeys(sharer.Keys, viewer.Keys);
        Assert.Equal((HandshakeWay.Fresh, HandshakeWay.Fresh), (sharer.Way, viewer.Way));
    }

    [Fact]
    public void A_viewer_that_comes_back_keeps_its_words_and_gets_fresh_keys()
    {
        var pair = new HandshakePair();
        var first = pair.RunFresh();
        var again = pair.RunResume();
        Assert.Equal(first.Sharer.Words, again.Sharer.Words);
        Assert.Equal(first.Viewer.Words, again.Viewer.Words);
        Assert.Equal((HandshakeWay.Resumed, HandshakeWay.Resumed), (again.Sharer.Way, again.Viewer.Way));
        AssertSameKeys(again.Sharer.Keys, again.Viewer.Keys);
        Assert.False(first.Viewer.Keys.ViewerToSharer.Bytes.SequenceEqual(again.Viewer.Keys.ViewerToSharer.Bytes));
        var third = pair.RunResume();
        Assert.False(third.Viewer.Keys.Wrap.ToString() == "" || again.Viewer.Keys.SharerToViewer.Bytes.SequenceEqual(third.Viewer.Keys.SharerToViewer.Bytes));
    }

    [Fact]
    public void A_restarted_sharer_makes_the_viewer_start_over_with_a_commit()
    {
        var pair = new HandshakePair();
        pair.RunFresh();
        var restarted = new HandshakePair().Sharer;
        var told = Assert.IsType<HandshakeOutcome.BeganAgain>(restarted.Receive(pair.Viewer.Start()));
        Assert.Equal(StartOverReason.UnknownResume, told.Reason);
        var commit = Assert.IsType<HandshakeOutcome.BeganAgain>(pair.Viewer.Receive(told.Payload));
        var key = HandshakePair.Bytes(restarted.Receive(commit.Payload));
        var atViewer = Assert.IsType<HandshakeOutcome.Established>(pair.Viewer.Receive(key));
        var atSharer = Assert.IsType<HandshakeOutcome.Established>(restarted.Receive(atViewer.Payload));
        Assert.Equal(HandshakeWay.Fresh, atSharer.Way);
        AssertSameKeys(atSharer.Keys, atViewer.Keys);
    }

    [Fact]
    public void Names_the_two_ends_know_differently_give_other_words_and_keys()
    {
        var (sharer, viewer) = new HandshakePair(sharerName: "Ada", viewerName: "Eve").RunFresh();
        Assert.NotEqual(sharer.Words, viewer.Words);
        Assert.False(sharer.Keys.SharerToViewer.Bytes.SequenceEqual(viewer.Keys.SharerToViewer.Bytes));
    }

    [Fact]
    public void Another_leg_or_session_gives_other_keys()
    {
        var (sharer, viewer) = new HandshakePair(sharerLeg: 1, viewerLeg: 2).RunFresh();
        Assert.False(sharer.Keys.SharerToViewer.Bytes.SequenceEqual(viewer.Keys.SharerToViewer.Bytes));
    }

    [Fact]
    public void A_new_commit_voids_an_unfinished_one()
    {
        var pair = new HandshakePair();
        var oldKey = HandshakePair.Bytes(pair.Sharer.Receive(pair.Viewer.Start()));
        pair.RunFresh();
        Assert.IsType<HandshakeOutcome.Ignored>(pair.Viewer.Receive(oldKey));
    }

    [Fact]
    public void Keys_that_are_disposed_are_zero_and_say_so()
    {
        var key = SealingKey.Draw();
        var bytes = key.Bytes;
        Assert.Contains(bytes.ToArray(), value => value != 0);
        key.Dispose();
        Assert.All(bytes.ToArray(), value => Assert.Equal(0, value));
        Assert.Throws<ObjectDisposedException>(() => new FrameSealer(key, 1));
    }

    [Fact]
    public void No_secret_shows_its_bytes_as_text()
    {
        var (sharer, _) = new HandshakePair().RunFresh();
        var hex = Convert.ToHexString(sharer.Keys.SharerToViewer.Bytes);
        string[] texts = [$"{sharer}", $"{sharer.Keys}", $"{sharer.Keys.Wrap}", $"{sharer.Keys.SharerToViewer}", $"{Deskside.Protocol.Ticket.Draw()}"];
        Assert.All(texts, text => Assert.DoesNotContain(hex, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(texts[1..], text => Assert.EndsWith("(redacted)", text));
    }

    internal static void AssertSameKeys(PairKeys one, PairKeys other)
    {
        Assert.True(one.ViewerToSharer.Bytes.SequenceEqual(other.ViewerToSharer.Bytes));
        Assert.True(one.SharerToViewer.Bytes.SequenceEqual(other.SharerToViewer.Bytes));
        Assert.False(one.SharerToViewer.Bytes.SequenceEqual(one.ViewerToSharer.Bytes));
    }
}
