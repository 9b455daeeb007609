using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Capture;

/// <summary>The server's word on what changed (DAMAGE). It gathers there and costs nothing until it is asked for.</summary>
/// <remarks>
/// Created on the watching connection, whose events say that there is some; subtracted on the capturing connection. Resources of
/// the server can be named by any connection.
/// </remarks>
internal sealed unsafe class ServerDamage : IDamageFinder
{
    private readonly XConnection _watching;
    private readonly XConnection _capturing;
    private readonly DamageSignal _signal;
    private readonly nuint _damage;
    private readonly nuint _region;
    private int _waiting = 1;

    private ServerDamage(XConnection watching, XConnection capturing, DamageSignal signal)
    {
        (_watching, _capturing, _signal) = (watching, capturing, signal);
        _damage = XDamage.Create(watching.Handle, watching.Root, XDamage.ReportNonEmpty);
        _region = XFixes.CreateRegion(capturing.Handle, null, 0);
    }

    /// <summary>The number of the event by which the server says that there is damage.</summary>
    public int NotifyEvent { get; private init; }

    /// <summary>Null where the server or the system's library lacks DAMAGE.</summary>
    public static ServerDamage? TryCreate(XConnection watching, XConnection capturing, DamageSignal signal)
    {
        try
        {
            // Each connection says for itself which version it speaks.
            if (XDamage.QueryExtension(watching.Handle, out var first, out _) == 0) return null;
            if (XDamage.QueryExtension(capturing.Handle, out _, out _) == 0) return null;
            if (XFixes.QueryExtension(watching.Handle, out _, out _) == 0 || XFixes.QueryExtension(capturing.Handle, out _, out _) == 0) return null;
            if (XDamage.QueryVersion(watching.Handle, out _, out _) == 0 || XDamage.QueryVersion(capturing.Handle, out _, out _) == 0) return null;
            var found = new ServerDamage(watching, capturing, signal) { NotifyEvent = first };
            watching.Sync();
            return watching.TakeError() == 0 ? found : null;
        }
        catch (DllNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The server said that there is damage.</summary>
    public void Noticed()
    {
        Volatile.Write(ref _waiting, 1);
        _signal.Set();
    }

    public ValueTask WaitAsync(CancellationToken cancellation) => _signal.WaitAsync(cancellation);

    public void Collect(IReadOnlyList<SurfaceFrame> frames)
    {
        if (Interlocked.Exchange(ref _waiting, 0) == 0) return;
        XDamage.Subtract(_capturing.Handle, _damage, 0, _region);
        var rects = XFixes.FetchRegion(_capturing.Handle, _region, out var count);
        _capturing.ThrowIfLost();
        if (rects == null) return;
        for (var i = 0; i < count; i++)
        {
            foreach (var frame in frames) frame.AddDamage(rects[i].X, rects[i].Y, rects[i].Width, rects[i].Height);
        }
        _ = X11.Free(rects);
    }

    public void Dispose()
    {
        if (!_capturing.IsLost) XFixes.DestroyRegion(_capturing.Handle, _region);
        if (!_watching.IsLost) XDamage.Destroy(_watching.Handle, _damage);
    }
}
