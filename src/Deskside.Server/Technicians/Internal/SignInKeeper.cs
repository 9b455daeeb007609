using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>The sign-ins: a random token a browser, stored hashed. When they are over says the policy: after so long without a call, and after so long in any case.</summary>
internal sealed class SignInKeeper(Database database, RoleBook roles, TimeProvider time) : ITokenKeeper
{
    /// <summary>For the cookie only: what counts is asked of the store, by policy.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const string IsAlive =
        $"""
        s.created_at > @now - COALESCE(p.absolute_hours, {SignInPolicy.StandardAbsoluteHours}) * 3600000
          AND s.seen_at > @now - COALESCE(p.idle_minutes, {SignInPolicy.StandardIdleMinutes}) * 60000
        """;

    private const int BatchSize = 400;

    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    public string Scheme => Schemes.Technician;

    public string Cookie => Schemes.TechnicianCookie;

    public static async Task<SecretToken> AddAsync(Unit unit, TechnicianRow technician, SignInMethod method, SignInPlace place)
    {
        var token = SecretToken.New();
        await unit.ExecuteAsync(
            """
            INSERT INTO technician_signins (organisation, token_hash, technician, created_at, seen_at, signin, method, address, browser, proved_at)
            VALUES (@Organisation, @hash, @Technician, @now, @now, @signin, @method, @Address, @Browser, @now)
            """,
            new
            {
                technician.Organisation,
                hash = token.Hash,
                technician.Technician,
                now = unit.NowMs,
                signin = Guid.CreateVersion7(unit.Now).ToString("D"),
                method = EnumText.Write(method),
                place.Address,
                place.Browser,
            });
        return token;
    }

    public async Task<CallerIdentity?> FindAsync(SecretToken token, CancellationToken cancellation) =>
        await FindAnyAsync(token, cancellation) is { Caller.MustEnrol: false } found ? new CallerIdentity(found.Caller, Scheme, RightClaims.Of(found.Caller.Permissions)) : null;

    /// <summary>One question for all streams; who has one open is at work, so that his sign-in does not grow old meanwhile.</summary>
    public async Task<IReadOnlyList<OpenStream>> OverAsync(IReadOnlyList<OpenStream> streams, CancellationToken cancellation)
    {
        var good = new Dictionary<string, long>(StringComparer.Ordinal);
        var now = time.NowMs();
        foreach (var some in streams.Select(s => ((Caller.Technician)s.Caller).Id).Distinct().Chunk(BatchSize))
        {
            var alive = await database.ListAsync<SignInRow>(
                $"""
                SELECT s.token_hash, s.seen_at FROM technician_signins s
                JOIN technicians t ON t.technician = s.technician
                LEFT JOIN signin_policies p ON p.organisation = t.organisation
                WHERE s.technician IN {SqlList.Of(some)} AND {IsAlive} AND t.deactivated_at IS NULL
                  AND NOT (COALESCE(p.second_factor, '') = 'required' AND s.method IN ('password', 'directory'))
                """,
                new { now },
                cancellation);
            foreach (var signIn in alive)
            {
                good[Convert.ToHexString(signIn.TokenHash)] = signIn.SeenAt;
            }
        }

        var old = streams.Where(s => good.TryGetValue(Convert.ToHexString(s.Hash), out var seen) && now - seen > NoteEvery.TotalMilliseconds).Select(s => s.Hash).ToList();
        if (old.Count > 0)
        {
            await database.ChangeAsync(
                async unit =>
                {
                    foreach (var hash in old)
                    {
                        await unit.ExecuteAsync("UPDATE technician_signins SET seen_at = @now WHERE token_hash = @hash", new { now, hash });
                    }
                },
                cancellation);
        }

        return [.. streams.Where(s => !good.ContainsKey(Convert.ToHexString(s.Hash)))];
    }

    /// <summary>Also those who must add a second factor first.</summary>
    public async Task<(Caller.Technician Caller, SignInRow SignIn)?> FindAnyAsync(SecretToken token, CancellationToken cancellation)
    {
        var (hash, now) = (token.Hash, time.NowMs());
        var row = await database.FirstAsync<SignInRow>(
            $"""
            SELECT t.organisation, o.name AS organisation_name, t.technician, t.name, t.display_name, t.roles, s.signin, s.created_at, s.seen_at, s.proved_at, s.method,
              CASE WHEN p.second_factor = 'required' AND s.method IN ('password', 'directory') THEN 1 ELSE 0 END AS must_enrol
            FROM technician_signins s
            JOIN technicians t ON t.technician = s.technician
            JOIN organisations o ON o.organisation = t.organisation
            LEFT JOIN signin_policies p ON p.organisation = t.organisation
            WHERE s.token_hash = @hash AND {IsAlive} AND t.deactivated_at IS NULL
            """,
            new { hash, now },
            cancellation);
        if (row is null)
        {
            return null;
        }

        if (now - row.SeenAt > NoteEvery.TotalMilliseconds)
        {
            await database.ChangeAsync(u => u.ExecuteAsync("UPDATE technician_signins SET seen_at = @now WHERE token_hash = @hash", new { now, hash }), cancellation);
        }

        return (await ToCallerAsync(row, cancellation), row);
    }

    public async Task<Caller.Technician> ToCallerAsync(SignInRow row, CancellationToken cancellation) => new(
        row.Organisation,
        row.OrganisationName,
        row.Technician,
        row.Name,
        row.DisplayName,
        RoleText.Read(row.Roles),
        row.MustEnrol == 1 ? new HashSet<Domain.Technicians.Permission>() : await roles.RightsOfAsync(row.Organisation, row.Roles, cancellation))
    {
        MustEnrol = row.MustEnrol == 1,
    };

    public async Task<Caller.Technician> ToCallerAsync(TechnicianRow row, CancellationToken cancellation) => new(
        row.Organisation, row.OrganisationName, row.Technician, row.Name, row.DisplayName, RoleText.Read(row.Roles), await roles.RightsOfAsync(row.Organisation, row.Roles, cancellation));

    public Task<IReadOnlyList<SignInRow>> ListAsync(TechnicianId technician, CancellationToken cancellation) => database.ListAsync<SignInRow>(
        $"""
        SELECT s.signin, s.created_at, s.seen_at, s.method, s.address, s.browser
        FROM technician_signins s LEFT JOIN signin_policies p ON p.organisation = s.organisation
        WHERE s.technician = @technician AND {IsAlive} ORDER BY s.seen_at DESC LIMIT 100
        """,
        new { technician, now = time.NowMs() },
        cancellation);

    public static Task RemoveAsync(Unit unit, SecretToken token)
    {
        unit.EndAccess();
        return unit.ExecuteAsync("DELETE FROM technician_signins WHERE token_hash = @hash", new { hash = token.Hash });
    }

    public static Task RemoveAllAsync(Unit unit, TechnicianId technician)
    {
        unit.EndAccess();
        return unit.ExecuteAsync("DELETE FROM technician_signins WHERE technician = @technician", new { technician });
    }

    /// <summary>All but one: after a second factor was added, whoever came in without is out.</summary>
    public static Task RemoveOthersAsync(Unit unit, TechnicianId technician, string signIn)
    {
        unit.EndAccess();
        return unit.ExecuteAsync("DELETE FROM technician_signins WHERE technician = @technician AND signin <> @signIn", new { technician, signIn });
    }

    /// <summary>Those that are over by policy.</summary>
    public static Task TidyAsync(Unit unit) => unit.ExecuteAsync(
        $"""
        DELETE FROM technician_signins WHERE token_hash NOT IN (
          SELECT s.token_hash FROM technician_signins s LEFT JOIN signin_policies p ON p.organisation = s.organisation WHERE {IsAlive})
        """,
        new { now = unit.NowMs });
}
