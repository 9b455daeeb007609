using Deskside.Companion.Legs;
using Deskside.Companion.Ports;
using Deskside.Companion.Screen;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Viewers;

/// <summary>Who may see the screen. Every change of it is a new epoch: a right that is gone is gone with its key.</summary>
internal sealed class Audience(IScreenSource source, Outgoing outgoing, ScreenLoop screen, CursorFeed cursor, SurfaceWatch surfaces, SeatMail mail)
{
    /// <summary>Begins a new epoch for those of the seats that may see now. The lowest leg leads, as at the relay.</summary>
    public void Renew(IEnumerable<ViewerSeat> seats)
    {
        var admitted = seats.Where(seat => seat.MaySee).OrderBy(seat => seat.Leg).ToArray();
        outgoing.BeginEpoch([.. admitted.Select(seat => seat.Leg)]);
        if (admitted.Length == 0) return;
        TellSurfaces(admitted);
        surfaces.Look();
        cursor.TellAll();
        screen.MindEpoch();
    }

    /// <summary>Pictures were lost on the way: what was sent counts no more, and each surface begins anew.</summary>
    public void StartPicturesAnew()
    {
        outgoing.ForgetInFlight();
        screen.WantAllKeyframes();
    }

    /// <summary>Tells those who may see where the monitors are now. Nobody else learns the shape of the desk.</summary>
    public void TellSurfaces(IEnumerable<ViewerSeat> seats)
    {
        var message = new Surfaces([.. source.Surfaces.Select(surface => new SurfacePlace(
            (byte)surface.Id, surface.X, surface.Y, (ushort)surface.Width, (ushort)surface.Height, surface.IsPrimary, surface.Name))]);
        foreach (var seat in seats)
            if (seat.MaySee) mail.Tell(seat, message);
    }
}
