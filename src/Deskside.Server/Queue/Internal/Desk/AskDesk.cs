using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Server.Queue.Internal.Picture;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>Places questions: bounded, once a key, told to those who may know.</summary>
internal sealed class AskDesk(Database database, QueuePictures pictures, QueueBound bound, WaitingLine line, TimeProvider time) : IRequestDesk
{
    public Task<AskOutcome> AskAsync(NewRequest asked, IdempotencyKey? key, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var request = unit.NewId<RequestId>();
            if (key is not null)
            {
                var body = JsonSerializer.Serialize(new[] { asked.Portal, asked.Name.ToString(), asked.Question.ToString(), asked.Email?.ToString(), asked.WayIn.ToString() });
                switch (await key.UseAsync(unit, asked.Organisation, "request", body, request.ToString()))
                {
                    case KeyUse.OtherBody:
                        return new AskOutcome.KeyReused();
                    case KeyUse.Again again when RequestId.TryParse(again.Subject, null, out var first):
                        // The token of the first answer is not stored; the repeated call gets one more for the same request.
                        return new AskOutcome.Placed(first, await CustomerKeeper.AddAsync(unit, asked.Organisation, first, CustomerKeeper.Page));
                }
            }

            return await PlaceAsync(unit, request, asked);
        },
        cancellation);

    public Task<AskOutcome> AskAsync(Unit unit, NewRequest asked) => PlaceAsync(unit, unit.NewId<RequestId>(), asked);

    public async Task<DateTimeOffset?> DueNowAsync(OrganisationId organisation, TeamId? team, string portal, CancellationToken cancellation) =>
        (await pictures.OfAsync(organisation, cancellation)).Teams.DueOutside(team, portal, time.GetUtcNow());

    public async Task<SessionId?> TakeAsync(Caller.Technician technician, RequestId request, CancellationToken cancellation) =>
        await line.AcceptAsync(technician, request, cancellation) is AcceptOutcome.Accepted accepted ? accepted.Session : null;

    public async Task<SecretToken?> AdmitAsync(Unit unit, OrganisationId organisation, RequestId request) =>
        await unit.FirstAsync<long>(
            "SELECT COUNT(*) FROM requests WHERE organisation = @organisation AND request = @request AND state IN ('waiting', 'accepted')", new { organisation, request }) == 0
                ? null
                : await CustomerKeeper.AddAsync(unit, organisation, request, CustomerKeeper.Page);

    private async Task<AskOutcome> PlaceAsync(Unit unit, RequestId request, NewRequest asked)
    {
        var organisation = asked.Organisation;
        var picture = await pictures.OfAsync(organisation, unit.Cancellation);
        if (picture.Count >= bound.MostWaiting)
        {
            unit.GiveUp();
            return new AskOutcome.Full();
        }

        asked = asked with { DueAt = asked.DueAt ?? picture.Teams.DueOutside(asked.Team, asked.Portal, unit.Now) };
        await InsertAsync(unit, request, asked);
        await EstimateAsync(unit, picture, request, asked);
        unit.Announce(organisation, new NewEvent(RequestKinds.Waiting, RequestAudience.Of(asked.ReservedFor), new
        {
            name = asked.Name.ToString(),
            question = asked.Question.ToString(),
            askedAt = unit.Now,
            wayIn = asked.WayIn,
            portal = asked.Portal,
            team = asked.Team,
            skill = asked.Skill,
            language = asked.Language,
            priority = asked.Priority,
            reservedFor = asked.ReservedFor,
            dueAt = asked.DueAt,
        })
        { Request = request, Holder = asked.ReservedFor });
        var holder = asked.WayIn == WayIn.Companion ? CustomerKeeper.Companion : CustomerKeeper.Page;
        return new AskOutcome.Placed(request, await CustomerKeeper.AddAsync(unit, organisation, request, holder));
    }

    /// <summary>What he is told he will wait, kept beside what the plain average would say, so that the model can be judged.</summary>
    private static async Task EstimateAsync(Unit unit, QueuePicture picture, RequestId request, NewRequest asked)
    {
        var place = new RequestRecord { Organisation = asked.Organisation, Request = request, Team = asked.Team, ReservedFor = asked.ReservedFor, Priority = asked.Priority, AskedAt = unit.NowMs };
        if (picture.StandingOf(place, unit.Now).Expected is { } expected)
        {
            await unit.ExecuteAsync(
                "INSERT INTO wait_estimates (organisation, request, team, at, expected_s, plain_s) VALUES (@Organisation, @request, @Team, @now, @expected, @plain)",
                new { asked.Organisation, request, asked.Team, now = unit.NowMs, expected = expected.TotalSeconds, plain = picture.PlainAverage(asked.Team)?.TotalSeconds });
        }
    }

    private static Task InsertAsync(Unit unit, RequestId request, NewRequest asked) => unit.ExecuteAsync(
        """
        INSERT INTO requests (organisation, request, portal, name, question, email, way_in, state, priority, asked_at, queued_at, seen_at,
          team, skill, language, reserved_for, due_at, fields, subject, kept_at)
        VALUES (@Organisation, @request, @Portal, @name, @question, @email, @wayIn, 'waiting', @Priority, @now, @now, @now,
          @Team, @Skill, @Language, @ReservedFor, @dueAt, @fields, @Subject, @keptAt)
        """,
        new
        {
            asked.Organisation,
            request,
            asked.Portal,
            name = asked.Name.ToString(),
            question = asked.Question.ToString(),
            email = asked.Email?.ToString(),
            wayIn = EnumText.Write(asked.WayIn),
            asked.Priority,
            now = unit.NowMs,
            asked.Team,
            asked.Skill,
            asked.Language,
            asked.ReservedFor,
            dueAt = asked.DueAt?.ToUnixTimeMilliseconds(),
            fields = JsonSerializer.Serialize(asked.Fields, WireJson.Options),
            asked.Subject,
            // A question without a page of ours has no heartbeat; one that is due later is not waited for at the screen.
            keptAt = asked.WayIn is WayIn.Companion or WayIn.Api or WayIn.Phone || asked.DueAt is not null ? unit.NowMs : (long?)null,
        });
}
