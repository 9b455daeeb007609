namespace Deskside.Domain.Queue;

/// <summary>What a customer's picture is, judged by its first bytes and never by its name or what the browser says.</summary>
public enum PictureKind
{
    Png,
    Jpeg,
    Gif,
    WebP,
}
