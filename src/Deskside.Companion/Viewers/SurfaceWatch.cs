using Deskside.Companion.Ports;
using Deskside.Companion.Screen;

namespace Deskside.Companion.Viewers;

/// <summary>Sends what those who may see want to see, together; follows monitors and, where wished, the pointer.</summary>
/// <param name="seats">All seats; called under the seat book's lock, as is <see cref="Look"/>.</param>
internal sealed class SurfaceWatch(IDesktopPlatform platform, ScreenLoop screen, Func<IEnumerable<ViewerSeat>> seats)
{
    private volatile int _under = -1;

    /// <summary>Chooses anew: somebody came, went or wishes something else, or the monitors did.</summary>
    public void Look()
    {
        var wanted = 0u;
        foreach (var seat in seats())
            if (seat.MaySee) wanted |= seat.Wish.Among(platform.Screen.Surfaces, platform.Cursor.Place);
        if (wanted != 0) screen.Choose(wanted);
    }

    /// <summary>Whether the pointer went to another monitor since the last call. Cheap, and needs no lock: pointers move often.</summary>
    public bool PointerCrossed()
    {
        var place = platform.Cursor.Place;
        foreach (var surface in platform.Screen.Surfaces)
        {
            if (!surface.Holds(place.X, place.Y)) continue;
            if (_under == surface.Id) return false;
            _under = surface.Id;
            return true;
        }
        return false;
    }
}
