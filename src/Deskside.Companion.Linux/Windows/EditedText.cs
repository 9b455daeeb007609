using System.Globalization;

namespace Deskside.Companion.Linux.Windows;

/// <summary>A text being typed, with its caret. Moves and deletes whole characters as people see them.</summary>
internal sealed class EditedText(int mostLength, bool manyLines)
{
    public string Text { get; private set; } = "";

    public int Caret { get; private set; }

    /// <summary>Inserts at the caret what fits; control characters are left out, line feeds too where there is one line only.</summary>
    public bool Insert(string text)
    {
        var clean = manyLines ? Drawing.PlainText.Lines(text, mostLength) : Drawing.PlainText.Line(text, mostLength);
        var room = mostLength - Text.Length;
        if (clean.Length > room) clean = clean[..(room > 0 && char.IsHighSurrogate(clean[room - 1]) ? room - 1 : Math.Max(0, room))];
        if (clean.Length == 0) return false;
        Text = Text.Insert(Caret, clean);
        Caret += clean.Length;
        return true;
    }

    public bool DeleteBack()
    {
        var from = Before(Caret);
        if (from == Caret) return false;
        Text = Text.Remove(from, Caret - from);
        Caret = from;
        return true;
    }

    public bool DeleteForward()
    {
        var to = After(Caret);
        if (to == Caret) return false;
        Text = Text.Remove(Caret, to - Caret);
        return true;
    }

    public void MoveLeft() => Caret = Before(Caret);

    public void MoveRight() => Caret = After(Caret);

    public void MoveTo(int place) => Caret = Math.Clamp(place, 0, Text.Length);

    public void MoveToStart() => Caret = 0;

    public void MoveToEnd() => Caret = Text.Length;

    public void Set(string text)
    {
        (Text, Caret) = ("", 0);
        _ = Insert(text);
    }

    private int Before(int place) => StringInfo.ParseCombiningCharacters(Text).LastOrDefault(start => start < place, 0);

    private int After(int place) => StringInfo.ParseCombiningCharacters(Text).FirstOrDefault(start => start > place, Text.Length);
}
