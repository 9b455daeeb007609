using System.Globalization;
using Deskside.Domain.Customers;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Customers.Internal;

/// <summary>Keeps the policy of each kind of customer.</summary>
internal sealed class CustomerPolicyBook(Database database, AuditTrail audit)
{
    private const string Select = "SELECT may_ask, priority, must_give_mail FROM customer_policies WHERE organisation = @organisation AND kind = @kind";

    public async Task<CustomerPolicy> OfAsync(OrganisationId organisation, CustomerKind kind, CancellationToken cancellation) =>
        (await database.FirstAsync<Row>(Select, new { organisation, kind = EnumText.Write(kind) }, cancellation))?.ToPolicy() ?? CustomerPolicy.Standard;

    public Task ChangeAsync(Caller.Technician caller, CustomerKind kind, CustomerPolicy policy, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var name = EnumText.Write(kind);
            var before = (await unit.FirstAsync<Row>(Select, new { organisation = caller.Organisation, kind = name }))?.ToPolicy() ?? CustomerPolicy.Standard;
            await unit.ExecuteAsync(
                """
                INSERT INTO customer_policies (organisation, kind, may_ask, priority, must_give_mail) VALUES (@Organisation, @name, @mayAsk, @Priority, @mustGiveMail)
                ON CONFLICT (organisation, kind) DO UPDATE SET may_ask = @mayAsk, priority = @Priority, must_give_mail = @mustGiveMail
                """,
                new { caller.Organisation, name, mayAsk = policy.MayAsk ? 1L : 0L, policy.Priority, mustGiveMail = policy.MustGiveMail ? 1L : 0L });
            var change = new AuditChange()
                .Note("mayAsk", Text(before.MayAsk), Text(policy.MayAsk))
                .Note("priority", before.Priority.ToString(CultureInfo.InvariantCulture), policy.Priority.ToString(CultureInfo.InvariantCulture))
                .Note("mustGiveMail", Text(before.MustGiveMail), Text(policy.MustGiveMail));
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "customer-policy.changed", $"customer-policy:{name}") { Details = change.Details });
        },
        cancellation);

    private static string Text(bool value) => value ? "yes" : "no";

    private sealed record Row
    {
        public long MayAsk { get; init; }

        public long Priority { get; init; }

        public long MustGiveMail { get; init; }

        public CustomerPolicy ToPolicy() => new(MayAsk == 1, Priority, MustGiveMail == 1);
    }
}
