namespace Deskside.Domain.Queue;

/// <summary>By what a question goes on when not by chat.</summary>
public enum ContactChannel
{
    Phone,
    Mail,
}
