namespace Deskside.Domain.Texts;

/// <summary>A text that was checked at the door: inside the house it is already good.</summary>
/// <remarks>Values are trimmed, in Unicode's composed form (NFC), with line ends as \n. Markup is text like any other: it is stored and
/// handed on as typed, and whoever shows it escapes it.</remarks>
public interface ITextValue<TSelf>
    where TSelf : struct, ITextValue<TSelf>
{
    static abstract TextBounds Bounds { get; }

    /// <summary>Never throws. On any fault but None the value is not to be used.</summary>
    static abstract TextFault TryParse(string? text, out TSelf value);
}
