using System.Text.Json.Nodes;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.OutOfBand;

namespace Deskside.Server.Cases.Internal;

internal sealed record NewCaseRequest(string? Name, string? Question, string? Phone, string? Email, string? Language, TeamId? Team, AnswerNow? AnswerNow);

/// <param name="Request">The case.</param>
/// <param name="Session">When it was answered at once and the caller's hands were free; else it waits.</param>
internal sealed record NewCaseResponse(RequestId Request, SessionId? Session);

internal sealed record CaseSummary(
    RequestId Request, string Name, WayIn WayIn, DateTimeOffset AskedAt, RequestState State, string? Technician, CaseFixed? Outcome, CaseDeviceSummary? Device);

internal sealed record CaseDeviceSummary(Guid Device, string Spoken, DeviceState State);

internal sealed record CaseView(
    RequestId Request, SessionId? Session, CaseCustomer Customer, string Question, WayIn WayIn, DateTimeOffset AskedAt, RequestState State, CaseOutcome? Outcome, CaseTechnician? Technician,
    IReadOnlyList<CaseStepView> Steps, DeviceView? Device, IReadOnlyList<CaseEntry> Timeline);

internal sealed record CaseCustomer(string Name, string? Email, string? Phone);

internal sealed record CaseTechnician(TechnicianId Technician, string Name);

internal sealed record CaseOutcome(CaseFixed Fixed, string Text, DateTimeOffset At, string By);

internal sealed record CaseStepView(CaseStep Step, DateTimeOffset? At);

/// <param name="Number">Rises; gaps are other cases' events.</param>
/// <param name="At">When.</param>
/// <param name="Kind">The event's.</param>
/// <param name="Actor">Who, when it was somebody with a name.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Details">The event's own members.</param>
internal sealed record CaseEntry(long Number, DateTimeOffset At, string Kind, string? Actor, string Text, JsonObject Details);

internal sealed record CaseStepRequest(CaseStep? Step);

internal sealed record CaseOutcomeRequest(CaseFixed? Fixed, string? Text, IReadOnlyList<TellBy>? Tell);

internal sealed record CaseOutcomeResponse(IReadOnlyList<ToldResponse> Told);

internal sealed record ToldResponse(TellBy By, ToldState State, string? Why);

internal enum AnswerNow
{
    No,
    Yes,
}

internal enum CaseStep
{
    Called,
    Configured,
    Hello,
    Access,
    Redirected,
    Repaired,
    Closed,
}

internal enum CaseFixed
{
    No,
    Yes,
}

internal enum TellBy
{
    Page,
    Mail,
    Screen,
}

internal enum ToldState
{
    Told,
    NotPossible,
}
