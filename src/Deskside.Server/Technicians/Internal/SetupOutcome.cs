namespace Deskside.Server.Technicians.Internal;

internal abstract record SetupOutcome
{
    private SetupOutcome()
    {
    }

    public sealed record Done : SetupOutcome;

    /// <summary>Unknown, used or expired.</summary>
    public sealed record TokenOver : SetupOutcome;

    public sealed record AlreadyDone : SetupOutcome;

    public sealed record NameTaken : SetupOutcome;
}
