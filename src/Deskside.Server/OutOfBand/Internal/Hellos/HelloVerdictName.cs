namespace Deskside.Server.OutOfBand.Internal.Hellos;

internal enum HelloVerdictName
{
    Expected,

    /// <summary>Of this organisation, but no case expects this PC: it waits and nothing is opened.</summary>
    Pending,
    TooOften,
    WrongSecret,
}
