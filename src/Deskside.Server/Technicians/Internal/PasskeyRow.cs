namespace Deskside.Server.Technicians.Internal;

internal sealed record PasskeyRow
{
    public string Passkey { get; init; } = "";

    public string Name { get; init; } = "";

    public byte[] CredentialId { get; init; } = [];

    public byte[] PublicKey { get; init; } = [];

    public long SignCount { get; init; }

    public string Transports { get; init; } = "";

    public long BackupEligible { get; init; }

    public long BackedUp { get; init; }

    public long CreatedAt { get; init; }

    public long? LastUsedAt { get; init; }
}
