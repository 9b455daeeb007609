namespace Deskside.Domain.Queue;

/// <summary>How a customer came to ask.</summary>
public enum WayIn
{
    Web,
    Companion,
}
