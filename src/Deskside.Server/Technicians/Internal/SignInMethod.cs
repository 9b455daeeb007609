namespace Deskside.Server.Technicians.Internal;

/// <summary>By what a sign-in was proved. Stored and sent as camelCase names.</summary>
internal enum SignInMethod
{
    Password,
    PasswordAndCode,
    Passkey,
    SingleSignOn,
    Directory,
    DirectoryAndCode,
}
