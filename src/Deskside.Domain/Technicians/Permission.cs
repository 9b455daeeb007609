namespace Deskside.Domain.Technicians;

/// <summary>One thing that somebody may do: the closed list out of which roles are made. Routes name one of these, never a role.</summary>
/// <remarks>Stored and sent as camelCase names; a name that this program does not know gives no right.</remarks>
public enum Permission
{
    /// <summary>Accepts requests and holds sessions.</summary>
    HelpCustomers,

    /// <summary>Invites customers by mail or link.</summary>
    InviteCustomers,

    /// <summary>Reads every session and its chat, not only the own ones.</summary>
    ReadAllSessions,

    /// <summary>Writes into every chat.</summary>
    JoinAllSessions,

    /// <summary>Assigns and moves the requests of others; opens a request that is reserved for somebody else, which is audited.</summary>
    DirectQueue,

    /// <summary>Works below the operating system on the PCs of the cases he holds, and keeps the images that they start from.</summary>
    Devices,

    ReadReports,

    ReadAudit,

    ManageTeams,

    ManagePortals,

    /// <summary>Makes and closes accounts, gives roles that have no right beyond the own ones.</summary>
    ManageTechnicians,

    /// <summary>Makes roles and gives any of them: whoever has this can give himself every right.</summary>
    ManageRoles,

    /// <summary>Sign-in policy, single sign-on and directories.</summary>
    ManageSignIn,

    ManageCustomers,

    ManageApiKeys,

    ManageMail,

    ManageWebhooks,

    /// <summary>Name of the organisation, retention, everything else that has no permission of its own.</summary>
    ManageOrganisation,
}
