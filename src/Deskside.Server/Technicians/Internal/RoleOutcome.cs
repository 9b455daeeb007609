namespace Deskside.Server.Technicians.Internal;

internal enum RoleOutcome
{
    Done,
    Unknown,

    /// <summary>There is a role with this key, built in or made.</summary>
    KeyTaken,

    /// <summary>Somebody has it: take it from him first.</summary>
    InUse,
}
