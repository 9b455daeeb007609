namespace Deskside.Domain.Sessions;

/// <summary>Who ended a session.</summary>
public enum EndedBy
{
    Customer,
    Technician,
    System,
}
