namespace Deskside.Domain.Technicians;

/// <summary>The roles that every organisation has. Rights add up. Further roles are made by administrators: see <see cref="RoleKey"/>.</summary>
public enum Role
{
    /// <summary>Answers requests and holds sessions.</summary>
    Technician,

    /// <summary>Reads and joins every session in the organisation, directs the queue.</summary>
    Supervisor,

    /// <summary>Makes accounts and settings. Does not help, unless he is a technician, too.</summary>
    Administrator,

    /// <summary>Reads the audit trail and every session; changes nothing.</summary>
    Auditor,
}
