using Deskside.Domain.Queue;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>How an organisation's queue works. Stored as JSON; what is not named has the value here.</summary>
internal sealed record QueueSettings
{
    public static QueueSettings Default { get; } = new();

    /// <summary>After so many minutes of waiting a request weighs as much as one of the next higher priority. 1 to 10,080.</summary>
    public int AgingMinutes { get; init; } = (int)QueueOrder.DefaultAgingStep.TotalMinutes;

    /// <summary>How many sessions a technician may have open beside each other. 1 to 10.</summary>
    public int MostParallel { get; init; } = 3;

    /// <summary>How long an alert stands before it goes on to others. 5 to 600.</summary>
    public int OfferSeconds { get; init; } = (int)OfferRule.Lasts.TotalSeconds;

    /// <summary>A kept place is called by mail when so many or fewer are ahead. 0 to 100.</summary>
    public int CallWhenAhead { get; init; } = 2;

    /// <summary>Hours for which a kept place is kept. 1 to 168.</summary>
    public int KeepPlaceHours { get; init; } = 12;

    /// <summary>An answer to a question that came outside opening hours is due after so many open minutes. 1 to 10,080.</summary>
    public int DueMinutes { get; init; } = 120;

    /// <summary>When the organisation is open; null = always. A team's own hours go before.</summary>
    public HoursSettings? Hours { get; init; }

    public IEnumerable<(string Field, string Fault)> Faults()
    {
        (string Field, int Value, int Least, int Most)[] numbers =
        [
            ("agingMinutes", AgingMinutes, 1, 10_080),
            ("mostParallel", MostParallel, 1, 10),
            ("offerSeconds", OfferSeconds, 5, 600),
            ("callWhenAhead", CallWhenAhead, 0, 100),
            ("keepPlaceHours", KeepPlaceHours, 1, 168),
            ("dueMinutes", DueMinutes, 1, 10_080),
        ];
        foreach (var (field, value, least, most) in numbers)
        {
            if (value < least || value > most)
            {
                yield return (field, $"must be {least} to {most}, but is {value}");
            }
        }

        if (Hours is not null && Hours.ToHours(out var fault) is null)
        {
            yield return ("hours", fault);
        }
    }
}
