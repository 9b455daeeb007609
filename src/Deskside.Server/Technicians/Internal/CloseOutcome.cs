namespace Deskside.Server.Technicians.Internal;

internal enum CloseOutcome
{
    Closed,
    Unknown,

    /// <summary>Refused: nobody could make accounts any more.</summary>
    LastAdministrator,
}
