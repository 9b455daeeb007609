namespace Deskside.Domain.Integrators;

/// <summary>One thing that a key for programs may do. A key has some of these and nothing else.</summary>
public enum ApiScope
{
    /// <summary>Asks in the name of a customer: a ticket system hands a question on.</summary>
    WriteRequests,

    ReadRequests,

    ReadCases,

    ManageWebhooks,

    /// <summary>Reports mails that came back.</summary>
    ReportBounces,

    /// <summary>Reads what became of the mails that were sent.</summary>
    ReadMail,

    ReadReports,

    ReadAudit,
}
