using System.Globalization;
using System.Security.Cryptography;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.DeviceEmulator.Engine;

/// <summary>The firmware's consent: a code of six digits on the customer's screen, good for a while, three wrong tries.</summary>
/// <remarks>After acceptance, sessions are free until two minutes have passed without one. Thread-safe.</remarks>
public sealed class ConsentDesk(ManagementEngine engine, TimeProvider time)
{
    private const int MaxWrong = 3;
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private ConsentProgress _progress;
    private string? _code;
    private int _wrong;
    private long _at;

    /// <summary>What the customer sees; null when no code is shown.</summary>
    public string? ShownCode
    {
        get
        {
            lock (_gate)
            {
                Expire();
                return _progress == ConsentProgress.Displayed ? _code : null;
            }
        }
    }

    /// <summary>Set up from the operating system, everything needs the code, whatever was chosen.</summary>
    public ConsentNeed Need => engine.Settings.ControlMode == ControlMode.ByHost ? ConsentNeed.Everything : engine.Settings.Consent;

    public ConsentProgress Progress
    {
        get
        {
            lock (_gate)
            {
                Expire();
                return _progress;
            }
        }
    }

    public bool Allows(RedirectionKind kind) => Need switch
    {
        ConsentNeed.Nothing => true,
        ConsentNeed.Screen when kind != RedirectionKind.Screen => true,
        _ => Progress is ConsentProgress.Received or ConsentProgress.InSession,
    };

    /// <summary>Shows a fresh code. Return values: 0 done, 2 not in this state.</summary>
    public int Start()
    {
        lock (_gate)
        {
            Expire();
            if (_progress is not (ConsentProgress.NotStarted or ConsentProgress.Displayed)) return 2;
            _code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            (_progress, _wrong, _at) = (ConsentProgress.Displayed, 0, time.GetTimestamp());
            return 0;
        }
    }

    /// <summary>Return values: 0 right, 2 not in this state, 3 wrong too often, 2066 wrong.</summary>
    public int Give(string digits)
    {
        const int Wrong = 2066;
        lock (_gate)
        {
            Expire();
            if (_progress != ConsentProgress.Displayed) return 2;
            if (digits == _code)
            {
                (_progress, _code, _at) = (ConsentProgress.Received, null, time.GetTimestamp());
                return 0;
            }
            if (++_wrong < MaxWrong) return Wrong;
            (_progress, _code) = (ConsentProgress.NotStarted, null);
            return 3;
        }
    }

    public int Cancel()
    {
        lock (_gate) (_progress, _code) = (ConsentProgress.NotStarted, null);
        return 0;
    }

    internal void SessionOpened()
    {
        lock (_gate)
            if (_progress == ConsentProgress.Received) _progress = ConsentProgress.InSession;
    }

    internal void SessionsClosed()
    {
        lock (_gate)
            if (_progress == ConsentProgress.InSession) (_progress, _at) = (ConsentProgress.Received, time.GetTimestamp());
    }

    private void Expire()
    {
        var limit = _progress switch { ConsentProgress.Displayed => CodeLife, ConsentProgress.Received => Grace, _ => TimeSpan.MaxValue };
        if (time.GetElapsedTime(_at) > limit) (_progress, _code) = (ConsentProgress.NotStarted, null);
    }
}
