using Deskside.Bench.StreamBench.X;

namespace Deskside.Bench.StreamBench.Watch;

/// <summary>Compares the technician's screen with the customer's, pixel by pixel. One thread at a time.</summary>
internal sealed class Glass : IDisposable
{
    private readonly XDisplay _customer;
    private readonly XDisplay _technician;
    private readonly ScreenGrab _truth;
    private readonly ScreenGrab _shown;
    private readonly nuint _damage;

    public Glass(string customer, string technician)
    {
        (_customer, _technician) = (new XDisplay(customer), new XDisplay(technician));
        _truth = new ScreenGrab(_customer, _customer.Width, _customer.Height);
        _shown = new ScreenGrab(_technician, _customer.Width, _customer.Height);
        _ = XExtensions.DamageQueryExtension(_technician.Handle, out _, out _);
        _damage = XExtensions.DamageCreate(_technician.Handle, _technician.Root, XExtensions.ReportNonEmpty);
    }

    /// <summary>Looks for the customer's screen, of which the strip's number is known, on the technician's.</summary>
    public Place? Find(ushort number)
    {
        using var all = new ScreenGrab(_technician, _technician.Width, _technician.Height);
        return Place.Find(all.Take(0, 0), all.Width, all.Height, number);
    }

    public Likeness Compare(Place place)
    {
        var truth = _truth.Take(0, 0);
        return Likeness.Of(truth, Look(place), _truth.Width);
    }

    /// <summary>Takes the technician's picture now, to be compared at leisure; lent until the next look.</summary>
    public ReadOnlySpan<uint> Look(Place place) => _shown.Take(place.X, place.Y);

    public bool IsWhole(ReadOnlySpan<uint> look) => Likeness.IsWhole(_truth.Take(0, 0), look, _truth.Width);

    public Likeness Compare(ReadOnlySpan<uint> look) => Likeness.Of(_truth.Take(0, 0), look, _truth.Width);

    /// <summary>When both pictures were first the same, watching from now on; null when they are not until the limit.</summary>
    public long? UntilSame(Place place, TimeSpan limit)
    {
        var end = Clock.Now + (long)limit.TotalNanoseconds;
        do
        {
            var shown = _shown.Take(place.X, place.Y);
            var at = Clock.Now;
            if (Likeness.AreSame(_truth.Take(0, 0), shown)) return at;
            WaitForChange(end);
        } while (Clock.Now < end);
        return null;
    }

    /// <summary>Waits until something is drawn on the technician's display, or the time has come.</summary>
    public void WaitForChange(long until)
    {
        if (!_technician.TryNext(Math.Min(until, Clock.Now + 50_000_000), out _)) return;
        XExtensions.DamageSubtract(_technician.Handle, _damage, 0, 0);
        _technician.Sync();
    }

    public void Dispose()
    {
        _truth.Dispose();
        _shown.Dispose();
        _customer.Dispose();
        _technician.Dispose();
    }
}
