using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Desk;

namespace Deskside.Server.Queue.Internal.Offers;

/// <summary>Keeps which technician was alerted to which question and what became of it.</summary>
internal sealed class OfferBook(Database database)
{
    /// <summary>Part of the unit that accepts (by whom) or takes out (null) a request.</summary>
    public static Task CloseAsync(Unit unit, RequestId request, TechnicianId? taker) => unit.ExecuteAsync(
        "UPDATE request_offers SET outcome = CASE WHEN technician = @taker THEN 'taken' ELSE 'gone' END, closed_at = @now WHERE request = @request AND outcome = 'open'",
        new { request, taker = taker?.ToString() ?? "", now = unit.NowMs });

    /// <summary>All that was ever offered of these.</summary>
    public Task<IReadOnlyList<OfferRow>> OfAsync(IReadOnlyCollection<RequestId> requests, CancellationToken cancellation) => database.ListAsync<OfferRow>(
        $"SELECT request, technician, round, offered_at, outcome FROM request_offers WHERE request IN {SqlList.Of(requests)}", null, cancellation);

    /// <summary>False when the request does not wait any more, or was not open to this technician.</summary>
    public Task<bool> DeclineAsync(OrganisationId organisation, RequestId request, TechnicianId technician, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var isWaiting = await unit.FirstAsync<long>(
                "SELECT COUNT(*) FROM requests WHERE organisation = @organisation AND request = @request AND state = 'waiting' AND (reserved_for IS NULL OR reserved_for = @technician)",
                new { organisation, request, technician });
            if (isWaiting == 0)
            {
                return false;
            }

            var closed = await unit.ExecuteAsync(
                "UPDATE request_offers SET outcome = 'declined', closed_at = @now WHERE request = @request AND technician = @technician AND outcome = 'open'",
                new { request, technician, now = unit.NowMs });
            if (closed == 0)
            {
                // Declined off the list, before any alert: he is not to be alerted later either.
                await unit.ExecuteAsync(
                    """
                    INSERT INTO request_offers (organisation, request, technician, round, offered_at, outcome, closed_at)
                    VALUES (@organisation, @request, @technician, 0, @now, 'declined', @now) ON CONFLICT (request, technician, round) DO NOTHING
                    """,
                    new { organisation, request, technician, now = unit.NowMs });
            }

            await RequestHistory.AddAsync(unit, organisation, request, "offer.declined", technician, null);
            return true;
        },
        cancellation);

    /// <summary>Those that ran out are recorded as ignored. Answers how many.</summary>
    public Task<int> ExpireAsync(OrganisationId organisation, long before, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var ignored = await unit.ListAsync<OfferRow>(
                """
                UPDATE request_offers SET outcome = 'ignored', closed_at = @now WHERE organisation = @organisation AND outcome = 'open' AND offered_at <= @before
                RETURNING request, technician, round
                """,
                new { organisation, before, now = unit.NowMs });
            foreach (var offer in ignored)
            {
                await RequestHistory.AddAsync(unit, organisation, offer.Request, "offer.ignored", offer.Technician, new { round = offer.Round });
            }

            return ignored.Count;
        },
        cancellation);

    /// <summary>Ends the alerts of those who cannot answer any more: nobody is blamed, and each may be alerted to the same question again.</summary>
    public async Task EndVainAsync(OrganisationId organisation, IReadOnlySet<TechnicianId> able, CancellationToken cancellation)
    {
        var open = await database.ListAsync<OfferRow>(
            "SELECT request, technician, round, offered_at, outcome FROM request_offers WHERE organisation = @organisation AND outcome = 'open'", new { organisation }, cancellation);
        var vain = open.Where(o => !able.Contains(o.Technician)).ToList();
        if (vain.Count == 0)
        {
            return;
        }

        await database.ChangeAsync(
            async unit =>
            {
                foreach (var offer in vain)
                {
                    await unit.ExecuteAsync(
                        "UPDATE request_offers SET outcome = 'vain', closed_at = @now WHERE request = @Request AND technician = @Technician AND round = @Round AND outcome = 'open'",
                        new { offer.Request, offer.Technician, offer.Round, now = unit.NowMs });
                }
            },
            cancellation);
    }

    /// <summary>Writes a round and tells it. Answers whom it reached: another node may have been faster.</summary>
    public Task<IReadOnlyList<TechnicianId>> OfferAsync(RequestRecord request, long round, IReadOnlyList<TechnicianId> technicians, CancellationToken cancellation) =>
        database.ChangeAsync<IReadOnlyList<TechnicianId>>(
            async unit =>
            {
                var isWaiting = await unit.FirstAsync<long>("SELECT COUNT(*) FROM requests WHERE request = @Request AND state = 'waiting'", new { request.Request });
                var offered = new List<TechnicianId>();
                foreach (var technician in isWaiting == 0 ? [] : technicians)
                {
                    var isNew = await unit.ExecuteAsync(
                        """
                        INSERT INTO request_offers (organisation, request, technician, round, offered_at, outcome) VALUES (@Organisation, @Request, @technician, @round, @now, 'open')
                        ON CONFLICT (request, technician, round) DO NOTHING
                        """,
                        new { request.Organisation, request.Request, technician, round, now = unit.NowMs });
                    if (isNew == 1)
                    {
                        offered.Add(technician);
                    }
                }

                if (offered.Count > 0)
                {
                    await RequestHistory.AddAsync(unit, request.Organisation, request.Request, "offered", null, new { round, technicians = offered });
                    var audience = request.ReservedFor is null ? Audience.Technicians : Audience.Reserved;
                    unit.Announce(request.Organisation, new NewEvent(RequestKinds.Offered, audience, new { round, technicians = offered }) { Request = request.Request, Holder = request.ReservedFor });
                }

                return offered;
            },
            cancellation);
}

internal sealed record OfferRow
{
    public RequestId Request { get; init; }

    public TechnicianId Technician { get; init; }

    public long Round { get; init; }

    public long OfferedAt { get; init; }

    public string Outcome { get; init; } = "";

    public bool IsOpen => Outcome == "open";

    /// <summary>He had no room any more while it stood: as if he had not been asked.</summary>
    public bool WasVain => Outcome == "vain";
}
