using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Sessions;
using Deskside.Server.Hosting;
using Deskside.Server.Queue.Internal.Picture;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>What a customer sees of his request.</summary>
internal sealed class CustomerViews(RequestBook requests, SessionBook sessions, SessionHolds holds, ConsentBook consents, IPortalDesk portals, QueuePictures pictures, TimeProvider time)
{
    /// <summary>Null when the request is unknown.</summary>
    public async Task<CustomerView?> OfAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation)
    {
        if (await requests.FindAsync(organisation, request, cancellation) is not { } found)
        {
            return null;
        }

        var portal = await portals.FindAsync(found.Portal, cancellation);
        var view = new CustomerView
        {
            Request = request,
            State = found.Standing,
            Name = found.Name,
            Question = found.Question,
            Channel = found.Channel,
            Contact = found.Contact,
            Skill = found.Skill,
            Language = found.Language,
            AskedAt = found.AskedAt.ToInstant(),
            Portal = new CustomerPortal(found.Portal, portal?.Title ?? found.Portal),
        };
        if (found.Standing == RequestState.Waiting)
        {
            var picture = await pictures.OfAsync(organisation, cancellation);
            var standing = picture.StandingOf(found, time.GetUtcNow());
            return view with
            {
                Position = standing.Position,
                WaitingCount = standing.Count,
                ExpectedWaitSeconds = standing.ExpectedSeconds,
                DueAt = found.DueAt.ToInstant(),
                IsPlaceKept = found.KeptAt is not null,
                Choices = new CustomerChoices(picture.Teams.Portals.GetValueOrDefault(found.Portal)?.Skills ?? [], portal?.Languages ?? []),
            };
        }

        return await sessions.OfRequestAsync(organisation, request, cancellation) is { } session
            ? view with { Session = ToSession(session, await consents.OfAsync(session.Session, cancellation), await holds.IsHeldAsync(session.Session, cancellation)), Outcome = EnumText.Read<SessionOutcome>(session.Outcome) }
            : view;
    }

    private static CustomerSession ToSession(SessionRecord session, IReadOnlyList<ConsentResponse> consents, bool isHeld) => new(
        session.Session,
        new CustomerTechnician(session.TechnicianName, session.OrganisationName),
        session.OpenedAt.ToInstant(),
        session.EndedAt.ToInstant(),
        EnumText.Read<EndedBy>(session.EndedBy),
        new SharerResponse(session.SharerPresent == 1, session.SharerPlatform),
        consents,
        isHeld && session.EndedAt is null);
}
