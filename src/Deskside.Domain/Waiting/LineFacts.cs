namespace Deskside.Domain.Waiting;

/// <summary>What the model looks at.</summary>
public sealed record LineFacts
{
    /// <summary>Technicians who could answer this very moment.</summary>
    public required int Free { get; init; }

    /// <summary>Technicians on duty for this line, free or busy.</summary>
    public required int OnDuty { get; init; }

    /// <summary>How long one answer keeps a technician, lately; null while unknown.</summary>
    public TimeSpan? Handling { get; init; }

    /// <summary>How many sessions a technician holds beside each other, lately; 1 or more.</summary>
    public double Parallel { get; init; } = 1;

    /// <summary>Answers a second lately, counted only while somebody waited; null while unknown.</summary>
    public double? PaceOfAnswers { get; init; }

    /// <summary>On how many answers that pace stands.</summary>
    public int AnswersCounted { get; init; }

    /// <summary>How many of those who wait give up in a second, each: departures lately over the time that everybody waited.</summary>
    public double GiveUpsASecond { get; init; }

    /// <summary>From a free technician's alert to his answer, lately.</summary>
    public TimeSpan PickUp { get; init; } = TimeSpan.FromSeconds(10);

    public required DutyWeek Duty { get; init; }

    /// <summary>Answers a second that so many technicians can give; null while it is not known how long one takes.</summary>
    public double? PaceOfWork => Handling is { TotalSeconds: > 0 } handling ? OnDuty * Parallel / handling.TotalSeconds : null;
}
