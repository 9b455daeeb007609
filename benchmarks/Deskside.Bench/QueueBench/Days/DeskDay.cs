#pragma warning disable RS0030 // A simulated day is drawn from its seed.
namespace Deskside.Bench.QueueBench.Days;

/// <summary>One simulated day at a help desk: who asks when, how long each is patient, how many technicians are on duty. Drawn from a seed.</summary>
/// <remarks>Questions come as a Poisson stream whose pace has a morning and an afternoon peak, and differs from day to day. Technicians
/// come at 8, take lunch between 12 and 14 in two groups, leave between 16 and 18; some are ill. Answers take a log-normal time.</remarks>
internal sealed class DeskDay
{
    public const int OpensAtHour = 8;
    public const int ClosesAtHour = 18;

    private readonly Random _random;
    private readonly double _load;
    private readonly double _slowness;
    private readonly int _crew;

    public DeskDay(int seed, DateTimeOffset midnight)
    {
        _random = new Random(seed);
        Midnight = midnight;
        _crew = 10 - (_random.Next(3) == 0 ? _random.Next(1, 4) : 0);
        _load = 0.75 + (_random.NextDouble() * 0.55);
        _slowness = 0.85 + (_random.NextDouble() * 0.4);
    }

    public DateTimeOffset Midnight { get; }

    /// <summary>Seconds since midnight at which somebody asks, and how many seconds he is patient.</summary>
    public IEnumerable<(double AtS, double PatientS)> Questions()
    {
        const double MostASecond = 1.6 / 60;
        for (var at = OpensAtHour * 3600.0; at < ClosesAtHour * 3600; at += Exponential(1 / MostASecond))
        {
            var hour = at / 3600;
            var pace = (0.7 + (0.6 * Peak(hour, 10, 1.2)) + (0.45 * Peak(hour, 14.8, 1.3))) * _load / 60;
            if (_random.NextDouble() < pace / MostASecond)
            {
                yield return (at, 300 + Exponential(2400));
            }
        }
    }

    public int OnDutyAt(double secondsOfDay)
    {
        var hour = secondsOfDay / 3600;
        return hour switch
        {
            < OpensAtHour => 0,
            < 8.5 => _crew * 6 / 10,
            < 12 => _crew,
            < 13 => _crew * 6 / 10,
            < 14 => _crew * 5 / 10,
            < 16 => _crew,
            < 17 => _crew * 7 / 10,
            < ClosesAtHour => _crew * 5 / 10,
            _ => 2,
        };
    }

    /// <summary>How long the next answer takes: mean about 8 minutes, a few very long.</summary>
    public double HandlingS()
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return Math.Clamp(Math.Exp(Math.Log(390) + (0.65 * normal)) * _slowness, 30, 5400);
    }

    /// <summary>From the alert to the click.</summary>
    public double PickUpS() => 4 + Exponential(6);

    private static double Peak(double hour, double at, double width) => Math.Exp(-Math.Pow((hour - at) / width, 2));

    private double Exponential(double mean) => -mean * Math.Log(1 - _random.NextDouble());
}
