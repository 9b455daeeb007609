using Deskside.Companion.Backend;
using Deskside.Companion.Chat;
using Deskside.Companion.Ports;
using Deskside.Companion.Viewers;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Run;

/// <summary>Keeps the bar and the chat window saying what is true now. Thread-safe.</summary>
internal sealed class BarWriter(ICustomerDesk desk, ChatRoom chat, string organisation, bool isDemo)
{
    private readonly Lock _lock = new();
    private CustomerView? _view;
    private SeatBook? _seats;
    private string? _notice;

    /// <summary>From now on the bar shows who is seated.</summary>
    public void Follow(SeatBook seats)
    {
        lock (_lock) _seats = seats;
        seats.Changed += Write;
        Write();
    }

    public void Show(CustomerView view)
    {
        lock (_lock) (_view, _notice) = (view, null);
        Write();
    }

    public void Notice(string text)
    {
        lock (_lock) _notice = text;
        Write();
    }

    public void Write()
    {
        lock (_lock)
        {
            if (_view is null) return;
            var seats = _seats?.View() ?? [];
            desk.ShowBar(new BarContent(
                Headline(_view, seats),
                seats.SelectMany(seat => seat.Held).ToHashSet(),
                seats.Any(seat => seat.Held.Contains(Capability.Control)),
                _notice ?? Passing(seats),
                seats.FirstOrDefault(seat => seat.IsHere)?.Words,
                chat.Unread,
                isDemo));
            desk.ShowChat(chat.Lines(), chat.Typing);
        }
    }

    private string Headline(CustomerView view, IReadOnlyList<SeatView> seats)
    {
        var here = seats.Where(seat => seat.IsHere).ToArray();
        if (here.Length > 1) return $"{here[0].Name} and {here.Length - 1} more are connected";
        if (here.Length == 1) return $"{here[0].Name} ({here[0].Organisation}) is connected";
        if (seats.Count > 0) return $"{seats[0].Name} lost the connection and may come back";
        if (view.Session?.Technician is { } technician) return $"{technician.Name} ({technician.Organisation}) is helping you";
        return view.Position is { } position ? $"{organisation}: you are number {position} in the queue" : $"{organisation}: waiting for a technician";
    }

    private static string? Passing(IReadOnlyList<SeatView> seats) =>
        seats.Any(seat => seat.Control is CapabilityState.Suspended) ? "You have the mouse. The technician's control is paused." : null;
}
