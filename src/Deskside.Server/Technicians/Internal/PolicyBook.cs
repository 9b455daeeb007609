using System.Globalization;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Keeps the sign-in policy.</summary>
internal sealed class PolicyBook(Database database, AuditTrail audit)
{
    private const string Select = "SELECT second_factor, min_password, idle_minutes, absolute_hours FROM signin_policies WHERE organisation = @organisation";

    public async Task<SignInPolicy> OfAsync(OrganisationId organisation, CancellationToken cancellation) =>
        (await database.FirstAsync<Row>(Select, new { organisation }, cancellation))?.ToPolicy() ?? SignInPolicy.Standard;

    public Task ChangeAsync(Caller.Technician caller, SignInPolicy policy, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var before = (await unit.FirstAsync<Row>(Select, new { organisation = caller.Organisation }))?.ToPolicy() ?? SignInPolicy.Standard;
            await unit.ExecuteAsync(
                """
                INSERT INTO signin_policies (organisation, second_factor, min_password, idle_minutes, absolute_hours)
                VALUES (@Organisation, @secondFactor, @MinPassword, @IdleMinutes, @AbsoluteHours)
                ON CONFLICT (organisation) DO UPDATE SET second_factor = @secondFactor, min_password = @MinPassword, idle_minutes = @IdleMinutes, absolute_hours = @AbsoluteHours
                """,
                new { caller.Organisation, secondFactor = EnumText.Write(policy.SecondFactor), policy.MinPassword, policy.IdleMinutes, policy.AbsoluteHours });
            var change = new AuditChange()
                .Note("secondFactor", EnumText.Write(before.SecondFactor), EnumText.Write(policy.SecondFactor))
                .Note("minPassword", Text(before.MinPassword), Text(policy.MinPassword))
                .Note("idleMinutes", Text(before.IdleMinutes), Text(policy.IdleMinutes))
                .Note("absoluteHours", Text(before.AbsoluteHours), Text(policy.AbsoluteHours));
            var entry = new AuditEntry(AuditActor.Of(caller), "sign-in-policy.changed", $"organisation:{caller.Organisation}") { Details = change.Details };
            await audit.RecordAsync(unit, caller.Organisation, entry);
        },
        cancellation);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Row
    {
        public string SecondFactor { get; init; } = "";

        public long MinPassword { get; init; }

        public long IdleMinutes { get; init; }

        public long AbsoluteHours { get; init; }

        public SignInPolicy ToPolicy() => new(EnumText.Read<SecondFactorRule>(SecondFactor) ?? SecondFactorRule.Required, MinPassword, IdleMinutes, AbsoluteHours);
    }
}
