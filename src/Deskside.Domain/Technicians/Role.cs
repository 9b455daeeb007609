namespace Deskside.Domain.Technicians;

/// <summary>What a technician may do. Rights add up; none contains another, except that all may see the queue.</summary>
public enum Role
{
    /// <summary>Answers requests and holds sessions.</summary>
    Technician,

    /// <summary>Reads every session and its chat in the organisation.</summary>
    Supervisor,

    /// <summary>Makes and closes accounts, changes portals.</summary>
    Administrator,

    /// <summary>Reads the audit trail and every session; changes nothing.</summary>
    Auditor,
}
