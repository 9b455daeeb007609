using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal;

/// <summary>Places questions: bounded, once a key, told to those who may know.</summary>
internal sealed class AskDesk(Database database) : IRequestDesk
{
    private const long MostWaiting = 20_000;

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

    private static async Task<AskOutcome> PlaceAsync(Unit unit, RequestId request, NewRequest asked)
    {
        var organisation = asked.Organisation;
        if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM requests WHERE organisation = @organisation AND state = 'waiting'", new { organisation }) >= MostWaiting)
        {
            unit.GiveUp();
            return new AskOutcome.Full();
        }

        await InsertAsync(unit, request, asked);
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

    private static Task InsertAsync(Unit unit, RequestId request, NewRequest asked) => unit.ExecuteAsync(
        """
        INSERT INTO requests (organisation, request, portal, name, question, email, way_in, state, priority, asked_at, queued_at, seen_at,
          team, skill, language, reserved_for, due_at, fields, subject)
        VALUES (@Organisation, @request, @Portal, @name, @question, @email, @wayIn, 'waiting', @Priority, @now, @now, @now,
          @Team, @Skill, @Language, @ReservedFor, @dueAt, @fields, @Subject)
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
        });
}
