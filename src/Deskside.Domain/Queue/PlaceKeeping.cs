namespace Deskside.Domain.Queue;

/// <summary>Whether a place lives without its page.</summary>
public enum PlaceKeeping
{
    WhilePageIsOpen,

    /// <summary>The customer asked to keep it, or asked in a way that has no page.</summary>
    Kept,
}
