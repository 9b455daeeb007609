using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Nodes;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>The right to open one line to one device: 32 random bytes, stored hashed, good once and for 30 s, and no longer than the right of whom it was given to.</summary>
internal sealed class DeviceTickets(Database database)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    public Task<SecretToken> IssueAsync(OrganisationId organisation, LineRight right, Guid device, DeviceLegKind kind, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var ticket = SecretToken.New();
            await unit.ExecuteAsync(
                "INSERT INTO device_tickets (organisation, ticket_hash, device, kind, technician, signin, joined, expires_at) VALUES (@organisation, @hash, @device, @kind, @Technician, @signIn, @joined, @expiresAt)",
                new { organisation, hash = ticket.Hash, device = DeviceBook.Key(device), kind = EnumText.Write(kind), right.Technician, signIn = right.SignIn?.Hash, joined = right.Joins == JoinRight.Joins ? 1L : 0L, expiresAt = unit.NowMs + (long)Lifetime.TotalMilliseconds });
            return ticket;
        },
        cancellation);

    /// <summary>Takes a ticket, whatever comes of it: it is gone. Null when it is unknown, was used or is too old.</summary>
    public Task<TicketRow?> TakeAsync(SecretToken ticket, CancellationToken cancellation) => database.ChangeAsync(
        async unit => await unit.FirstAsync<TicketRow>(
            "DELETE FROM device_tickets WHERE ticket_hash = @hash RETURNING organisation, device, kind, technician, signin, joined, expires_at", new { hash = ticket.Hash }) is { } row && row.ExpiresAt > unit.NowMs
                ? row
                : null,
        cancellation);

    internal sealed record TicketRow
    {
        public OrganisationId Organisation { get; init; }

        public string Device { get; init; } = "";

        public string Kind { get; init; } = "";

        public TechnicianId Technician { get; init; }

        public byte[]? Signin { get; init; }

        public long Joined { get; init; }

        public long ExpiresAt { get; init; }

        public LineRight Right => new(Technician, SignInMark.Of(Signin), Joined == 1 ? JoinRight.Joins : JoinRight.Holder);
    }
}
