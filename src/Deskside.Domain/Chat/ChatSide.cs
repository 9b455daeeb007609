namespace Deskside.Domain.Chat;

/// <summary>Who speaks in a chat.</summary>
public enum ChatSide
{
    Customer,
    Technician,
    System,
}
