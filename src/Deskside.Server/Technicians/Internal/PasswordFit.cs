namespace Deskside.Server.Technicians.Internal;

internal enum PasswordFit
{
    Wrong,
    Right,

    /// <summary>Right, but kept in an older form: hash it anew.</summary>
    RightButOld,
}
