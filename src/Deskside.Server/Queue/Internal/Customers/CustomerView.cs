using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Sessions;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>A customer's own request.</summary>
internal record CustomerView
{
    public required RequestId Request { get; init; }

    public required RequestState State { get; init; }

    public required string Name { get; init; }

    public required string Question { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required CustomerPortal Portal { get; init; }

    /// <summary>1 = next. While waiting.</summary>
    public int? Position { get; init; }

    public int? WaitingCount { get; init; }

    /// <summary>Rounded up to steps that people use; null when nothing says.</summary>
    public long? ExpectedWaitSeconds { get; init; }

    /// <summary>When an answer is due, for a question that came outside opening hours.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The page may be closed; the place stays.</summary>
    public bool? IsPlaceKept { get; init; }

    /// <summary>chat, phone or mail.</summary>
    public required string Channel { get; init; }

    /// <summary>Where he is called or written to, for phone and mail.</summary>
    public string? Contact { get; init; }

    /// <summary>What he wished to have help with; one of those that the portal offers.</summary>
    public string? Skill { get; init; }

    /// <summary>In which language he would be helped; one of the portal's.</summary>
    public string? Language { get; init; }

    /// <summary>What he may wish, while waiting.</summary>
    public CustomerChoices? Choices { get; init; }

    /// <summary>From the acceptance on.</summary>
    public CustomerSession? Session { get; init; }

    public SessionOutcome? Outcome { get; init; }
}

/// <summary>With the token that opens it: answered once, to whoever asked or joined.</summary>
internal sealed record CustomerEntry : CustomerView
{
    public required string CustomerToken { get; init; }

    public static CustomerEntry Of(CustomerView view, string token) => new()
    {
        Request = view.Request,
        State = view.State,
        Name = view.Name,
        Question = view.Question,
        AskedAt = view.AskedAt,
        Portal = view.Portal,
        Position = view.Position,
        WaitingCount = view.WaitingCount,
        ExpectedWaitSeconds = view.ExpectedWaitSeconds,
        DueAt = view.DueAt,
        IsPlaceKept = view.IsPlaceKept,
        Channel = view.Channel,
        Contact = view.Contact,
        Skill = view.Skill,
        Language = view.Language,
        Choices = view.Choices,
        Session = view.Session,
        Outcome = view.Outcome,
        CustomerToken = token,
    };
}

/// <param name="Skills">Words; empty = the portal offers none.</param>
/// <param name="Languages">Tags; one alone is no choice.</param>
internal sealed record CustomerChoices(IReadOnlyList<string> Skills, IReadOnlyList<string> Languages);

internal sealed record CustomerPortal(string Name, string Title);

/// <param name="IsHeld">The technician has put him on hold: he helps another and comes back.</param>
internal sealed record CustomerSession(
    SessionId Id, CustomerTechnician Technician, DateTimeOffset OpenedAt, DateTimeOffset? EndedAt, EndedBy? EndedBy, SharerResponse Sharer, IReadOnlyList<ConsentResponse> Consents, bool IsHeld);

internal sealed record CustomerTechnician(string Name, string Organisation);
