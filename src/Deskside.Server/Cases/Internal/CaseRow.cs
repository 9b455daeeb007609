namespace Deskside.Server.Cases.Internal;

/// <summary>What only people know of a case.</summary>
internal sealed record CaseRow
{
    public long? CalledAt { get; init; }

    public long? ConfiguredAt { get; init; }

    public long? RepairedAt { get; init; }

    public string? Fixed { get; init; }

    public string? Outcome { get; init; }

    public long? OutcomeAt { get; init; }

    public string? OutcomeBy { get; init; }
}
