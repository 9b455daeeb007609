using Deskside.Domain.Technicians;

namespace Deskside.Domain.Integrators;

/// <summary>How scopes are written, such as "requests:write", and which right of a technician each stands for.</summary>
public static class ApiScopes
{
    private static readonly (ApiScope Scope, string Text, Permission Right)[] Table =
    [
        (ApiScope.WriteRequests, "requests:write", Permission.DirectQueue),
        (ApiScope.ReadRequests, "requests:read", Permission.ReadAllSessions),
        (ApiScope.ReadCases, "cases:read", Permission.ReadAllSessions),
        (ApiScope.ManageWebhooks, "webhooks:manage", Permission.ManageWebhooks),
        (ApiScope.ReportBounces, "mail:bounces", Permission.ManageMail),
        (ApiScope.ReadMail, "mail:read", Permission.ManageMail),
        (ApiScope.ReadReports, "reports:read", Permission.ReadReports),
        (ApiScope.ReadAudit, "audit:read", Permission.ReadAudit),
    ];

    public static string Write(ApiScope scope) => Array.Find(Table, row => row.Scope == scope).Text;

    /// <summary>Null when there is no such scope.</summary>
    public static ApiScope? Read(string? text)
    {
        var at = Array.FindIndex(Table, row => row.Text == text);
        return at < 0 ? null : Table[at].Scope;
    }

    /// <summary>Whoever gives a key this scope needs this right, or could rise above the own ones by a key.</summary>
    public static Permission RightOf(ApiScope scope) => Array.Find(Table, row => row.Scope == scope).Right;
}
