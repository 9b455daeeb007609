using Deskside.Companion.Ports;
using Deskside.Companion.Viewers;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Tests.Viewers;

public sealed class SurfaceWishTests
{
    private static readonly Surface[] Two = [new(0, -1280, 0, 1280, 1024, "left", false), new(1, 0, 0, 1920, 1080, "right", true)];

    [Theory]
    [InlineData(0u, false, 0, 2u)]
    [InlineData(1u, false, 0, 1u)]
    [InlineData(uint.MaxValue, false, 0, 3u)]
    [InlineData(4u, false, 0, 2u)]
    [InlineData(0u, true, -1, 1u)]
    [InlineData(0u, true, 0, 2u)]
    [InlineData(uint.MaxValue, true, -1280, 1u)]
    [InlineData(1u, true, 5000, 2u)]
    public void A_wish_becomes_surfaces_that_are_there(uint mask, bool follows, int pointerX, uint sent) =>
        Assert.Equal(sent, new SurfaceWish(mask, follows).Among(Two, new CursorPlace(pointerX, 5, CursorMover.Customer)));

    [Fact]
    public void What_any_technician_wants_to_see_is_sent_and_only_to_those_who_may()
    {
        using var pair = new SeatPair();
        pair.Desktop.PaperScreen.Surfaces = Two;
        var ada = SeatBookTests.Viewing(pair);
        Assert.Equal(2u, pair.Screen.Chosen);
        ada.Choose(1, followPointer: false);
        Assert.Equal(1u, pair.Screen.Chosen);

        var eve = pair.Join(2, "Eve");
        eve.Choose(uint.MaxValue, followPointer: false);
        Assert.Equal(1u, pair.Screen.Chosen);
        eve.Ask(Capability.View);
        pair.Answer(Ports.ConsentAnswer.Allowed);
        Assert.Equal(3u, pair.Screen.Chosen);
    }

    [Fact]
    public void The_picture_follows_the_pointer_and_the_main_monitor_replaces_one_that_is_gone()
    {
        using var pair = new SeatPair();
        pair.Desktop.PaperScreen.Surfaces = Two;
        var viewer = SeatBookTests.Viewing(pair);
        viewer.Choose(0, followPointer: true);
        Assert.Equal(2u, pair.Screen.Chosen);
        pair.Desktop.PaperScreen.Invalidated.Clear();
        pair.Desktop.PaperCursor.Move(-5, 5);
        Assert.Equal(1u, pair.Screen.Chosen);
        Assert.Equal([0], pair.Desktop.PaperScreen.Invalidated);

        viewer.Choose(1, followPointer: false);
        pair.Desktop.PaperScreen.Surfaces = [Two[1]];
        pair.Seats.TellSurfaces();
        Assert.Equal(2u, pair.Screen.Chosen);
        Assert.Contains(1, pair.Desktop.PaperScreen.Invalidated);
    }
}
