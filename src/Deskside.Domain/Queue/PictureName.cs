using Deskside.Domain.Texts;

namespace Deskside.Domain.Queue;

/// <summary>A harmless name for a picture: the last part of whatever path was given, without characters that lie, with the ending that its bytes have.</summary>
public static class PictureName
{
    private const int LongestStem = 60;

    private static readonly TextBounds Bounds = new(1, LongestStem, "a text");

    public static string Clean(string? given, PictureKind kind)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var dot = last.LastIndexOf('.');
        var stem = string.Concat((dot > 0 ? last[..dot] : last).Where(IsHarmless).Take(LongestStem)).Trim(' ', '.');
        return TypedText.TryLine(stem, Bounds, out var normal) == TextFault.None ? $"{normal}.{PictureSniffer.Extension(kind)}" : $"picture.{PictureSniffer.Extension(kind)}";
    }

    /// <summary>Letters, digits and a few signs; nothing that a shell, a path, a header or markup knows.</summary>
    private static bool IsHarmless(char c) => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')';
}
