using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Sessions;
using Deskside.Server.Hosting;

namespace Deskside.Server.Sessions.Internal;

/// <summary>A session as technicians see it.</summary>
internal sealed record SessionResponse(
    SessionId Id,
    RequestId Request,
    SessionState State,
    SessionCustomerResponse Customer,
    string Question,
    WayIn WayIn,
    DateTimeOffset AskedAt,
    DateTimeOffset OpenedAt,
    DateTimeOffset? EndedAt,
    EndedBy? EndedBy,
    string? EndReason,
    SessionTechnicianResponse Technician,
    SharerResponse Sharer,
    IReadOnlyList<ConsentResponse> Consents,
    SessionOutcome? Outcome,
    string? Note,
    ScreenResponse? Screen)
{
    public static SessionResponse Of(SessionRecord session, IEnumerable<ConsentResponse> consents)
    {
        var reported = consents.ToList();
        return new SessionResponse(
            session.Session,
            session.Request,
            session.IsOpen ? SessionProgress.Of(reported.Select(c => KeyValuePair.Create(c.Capability, c.State))) : SessionState.Ended,
            new SessionCustomerResponse(session.CustomerName, session.CustomerEmail),
            session.Question,
            EnumText.Read<WayIn>(session.WayIn) ?? WayIn.Web,
            session.AskedAt.ToInstant(),
            session.OpenedAt.ToInstant(),
            session.EndedAt.ToInstant(),
            EnumText.Read<EndedBy>(session.EndedBy),
            session.EndReason,
            new SessionTechnicianResponse(session.Technician, session.TechnicianName, session.OrganisationName),
            new SharerResponse(session.SharerPresent == 1, session.SharerPlatform),
            reported,
            EnumText.Read<SessionOutcome>(session.Outcome),
            session.Note,
            ScreenResponse.Of(session));
    }
}

internal sealed record SessionCustomerResponse(string Name, string? Email);

internal sealed record SessionTechnicianResponse(TechnicianId Id, string Name, string Organisation);

internal sealed record ConsentReport(Capability? Capability, ReportedConsent? State, bool? InAdvance);

/// <summary>What the pictures cost; absent before the first.</summary>
/// <param name="Ratio">How many times smaller than the changed pixels.</param>
internal sealed record ScreenResponse(long Pictures, long Bytes, double Ratio)
{
    public static ScreenResponse? Of(SessionRecord session) =>
        session.Pictures == 0
            ? null
            : new ScreenResponse(session.Pictures, session.PictureBytes, new ScreenTotals(session.Pictures, session.PicturePixels, session.PictureBytes).Ratio);
}

internal sealed record ScreenReport(long? Pictures, long? ChangedPixels, long? Bytes);

/// <summary>A customer may give a reason; a technician an outcome and a note.</summary>
internal sealed record EndRequest(string? Reason, SessionOutcome? Outcome, string? Note);
