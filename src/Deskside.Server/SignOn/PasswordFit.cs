namespace Deskside.Server.SignOn;

internal enum PasswordFit
{
    Wrong,
    Right,

    /// <summary>Right, but kept in an older form: hash it anew.</summary>
    RightButOld,
}
