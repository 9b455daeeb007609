namespace Deskside.Domain.Technicians;

/// <summary>What each built-in role may do, and who may give a right to others. Pure.</summary>
public static class RoleRights
{
    private static readonly Permission[] Technician = [Permission.HelpCustomers, Permission.InviteCustomers, Permission.Devices];

    private static readonly Permission[] Supervisor =
        [Permission.HelpCustomers, Permission.InviteCustomers, Permission.ReadAllSessions, Permission.JoinAllSessions, Permission.DirectQueue, Permission.Devices, Permission.ReadReports];

    private static readonly Permission[] Auditor = [Permission.ReadAllSessions, Permission.ReadAudit, Permission.ReadReports];

    // All but what belongs to those who help: an administrator who helps has two roles.
    private static readonly Permission[] Administrator =
        [.. Enum.GetValues<Permission>().Except([Permission.HelpCustomers, Permission.InviteCustomers, Permission.JoinAllSessions, Permission.DirectQueue])];

    public static IReadOnlyList<Permission> Of(Role role) => role switch
    {
        Role.Technician => Technician,
        Role.Supervisor => Supervisor,
        Role.Administrator => Administrator,
        Role.Auditor => Auditor,
        _ => [],
    };

    /// <summary>Nobody gives, takes away or stands in for rights beyond his own, unless he manages roles.</summary>
    public static bool CoversAll(IReadOnlySet<Permission> own, IEnumerable<Permission> others) =>
        own.Contains(Permission.ManageRoles) || others.All(own.Contains);
}
