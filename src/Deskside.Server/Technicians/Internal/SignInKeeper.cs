using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>The sign-ins: a random token a browser, stored hashed. Over after 12 h without a call, and after 7 days in any case.</summary>
internal sealed class SignInKeeper(Database database, RoleBook roles, TimeProvider time) : ITokenKeeper
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(12);

    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    public string Scheme => Schemes.Technician;

    public string Cookie => Schemes.TechnicianCookie;

    public static async Task<SecretToken> AddAsync(Unit unit, TechnicianRow technician)
    {
        var token = SecretToken.New();
        await unit.ExecuteAsync(
            "INSERT INTO technician_signins (organisation, token_hash, technician, created_at, seen_at) VALUES (@Organisation, @hash, @Technician, @now, @now)",
            new { technician.Organisation, hash = token.Hash, technician.Technician, now = unit.NowMs });
        return token;
    }

    public async Task<CallerIdentity?> FindAsync(SecretToken token, CancellationToken cancellation)
    {
        var (hash, now) = (token.Hash, time.NowMs());
        var row = await database.FirstAsync<TechnicianRow>(
            """
            SELECT t.organisation, o.name AS organisation_name, t.technician, t.name, t.display_name, t.roles, s.seen_at
            FROM technician_signins s
            JOIN technicians t ON t.technician = s.technician
            JOIN organisations o ON o.organisation = t.organisation
            WHERE s.token_hash = @hash AND s.created_at > @oldest AND s.seen_at > @idle AND t.deactivated_at IS NULL
            """,
            new { hash, oldest = now - (long)Longest.TotalMilliseconds, idle = now - (long)LongestIdle.TotalMilliseconds },
            cancellation);
        if (row is null)
        {
            return null;
        }

        if (now - row.SeenAt > NoteEvery.TotalMilliseconds)
        {
            await database.ChangeAsync(u => u.ExecuteAsync("UPDATE technician_signins SET seen_at = @now WHERE token_hash = @hash", new { now, hash }), cancellation);
        }

        var caller = await ToCallerAsync(row, cancellation);
        return new CallerIdentity(caller, Scheme, RightClaims.Of(caller.Permissions));
    }

    public async Task<Caller.Technician> ToCallerAsync(TechnicianRow row, CancellationToken cancellation) => new(
        row.Organisation,
        row.OrganisationName,
        row.Technician,
        row.Name,
        row.DisplayName,
        RoleText.Read(row.Roles),
        await roles.RightsOfAsync(row.Organisation, row.Roles, cancellation));

    public static Task RemoveAsync(Unit unit, SecretToken token) =>
        unit.ExecuteAsync("DELETE FROM technician_signins WHERE token_hash = @hash", new { hash = token.Hash });

    public static Task RemoveAllAsync(Unit unit, TechnicianId technician) =>
        unit.ExecuteAsync("DELETE FROM technician_signins WHERE technician = @technician", new { technician });
}
