using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Server.Queue.Internal.Picture;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>Keeps a place without its page, and brings its customer back by a link that works once.</summary>
internal sealed class PlaceKeeper(Database database, QueuePictures pictures)
{
    /// <summary>Null when the request does not wait any more.</summary>
    public async Task<KeptPlace?> KeepAsync(Caller.Customer caller, EmailAddress? email, CancellationToken cancellation)
    {
        var hours = (await pictures.OfAsync(caller.Organisation, cancellation)).Teams.Settings.KeepPlaceHours;
        return await database.ChangeAsync(unit => KeepAsync(unit, caller, email, TimeSpan.FromHours(hours)), cancellation);
    }

    /// <summary>Null when the link is unknown, used, over, or its request is.</summary>
    public Task<CameBack?> ReturnAsync(SecretToken secret, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var link = await unit.FirstAsync<LinkRow>(
                "DELETE FROM place_links WHERE token_hash = @hash AND expires_at > @now RETURNING organisation, request", new { hash = secret.Hash, now = unit.NowMs });
            if (link is null)
            {
                return (CameBack?)null;
            }

            var request = await unit.FirstAsync<RequestRecord>(
                """
                UPDATE requests SET presence = CASE WHEN state = 'waiting' THEN 'here' ELSE presence END, seen_at = @now
                WHERE request = @Request AND state IN ('waiting', 'accepted')
                RETURNING organisation, request, reserved_for
                """,
                new { link.Request, now = unit.NowMs });
            if (request is null)
            {
                unit.GiveUp();
                return null;
            }

            unit.Announce(link.Organisation, new NewEvent(RequestKinds.Changed, RequestAudience.Of(request.ReservedFor), new { presence = "here" }) { Request = link.Request, Holder = request.ReservedFor });
            return new CameBack(link.Organisation, link.Request, await CustomerKeeper.AddAsync(unit, link.Organisation, link.Request, CustomerKeeper.Page));
        },
        cancellation);

    /// <summary>A further link to the same place, such as for the mail that calls. Part of the caller's unit.</summary>
    public static async Task<SecretToken> LinkAsync(Unit unit, OrganisationId organisation, RequestId request, long expiresAtMs)
    {
        var secret = SecretToken.New();
        await unit.ExecuteAsync(
            "INSERT INTO place_links (organisation, token_hash, request, expires_at) VALUES (@organisation, @hash, @request, @expiresAtMs)",
            new { organisation, hash = secret.Hash, request, expiresAtMs });
        return secret;
    }

    private static async Task<KeptPlace?> KeepAsync(Unit unit, Caller.Customer caller, EmailAddress? email, TimeSpan keep)
    {
        var kept = await unit.FirstAsync<RequestRecord>(
            """
            UPDATE requests SET kept_at = @now, email = COALESCE(@email, email) WHERE request = @Request AND state = 'waiting'
            RETURNING organisation, request, reserved_for, email
            """,
            new { caller.Request, now = unit.NowMs, email = email?.ToString() });
        if (kept is null)
        {
            return null;
        }

        await unit.ExecuteAsync("DELETE FROM place_links WHERE request = @Request", new { caller.Request });
        var until = unit.Now + keep;
        var secret = await LinkAsync(unit, caller.Organisation, caller.Request, until.ToUnixTimeMilliseconds());
        await RequestHistory.AddAsync(unit, caller.Organisation, caller.Request, "place.kept", null, new { byMail = kept.Email is not null });
        unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Changed, RequestAudience.Of(kept.ReservedFor), new { placeKept = true }) { Request = caller.Request, Holder = kept.ReservedFor });
        return new KeptPlace(secret, until);
    }

    private sealed record LinkRow
    {
        public OrganisationId Organisation { get; init; }

        public RequestId Request { get; init; }
    }
}

internal sealed record KeptPlace(SecretToken Secret, DateTimeOffset Until);

internal sealed record CameBack(OrganisationId Organisation, RequestId Request, SecretToken Token);
