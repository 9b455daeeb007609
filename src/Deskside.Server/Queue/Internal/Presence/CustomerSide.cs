namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>The words of the column presence.</summary>
internal static class CustomerSide
{
    public const string Here = "here";
    public const string Away = "away";

    /// <summary>The page said goodbye; in a moment the request leaves, unless it was only loaded anew.</summary>
    public const string Gone = "gone";
}
