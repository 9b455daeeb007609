namespace Deskside.Domain.Texts;

/// <summary>Why a text that a person typed was refused.</summary>
public enum TextFault
{
    None,
    Empty,
    TooLong,
    ControlCharacter,
    BrokenUnicode,
    BadForm,
}
