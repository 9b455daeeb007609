namespace Deskside.Server.Hosting.Events;

/// <summary>Who may know of an event.</summary>
public enum Audience
{
    /// <summary>Every technician of the organisation; no customer.</summary>
    Technicians = 1,

    /// <summary>Every technician of the organisation, and the customer of the request.</summary>
    TechniciansAndCustomer = 2,

    /// <summary>The technician who holds the session, those who see all sessions, and the customer.</summary>
    SessionSides = 3,

    /// <summary>The customer of the request only.</summary>
    Customer = 4,

    /// <summary>The technician whom the event names as its holder, and the customer; nobody else, whatever his role.</summary>
    Reserved = 5,
}
