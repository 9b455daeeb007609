namespace Deskside.Domain.Technicians;

public enum PasswordFault
{
    None,
    TooShort,
    TooLong,
    Guessable,
}
