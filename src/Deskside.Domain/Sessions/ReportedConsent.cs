namespace Deskside.Domain.Sessions;

/// <summary>Where one consent stands, as the sharer reports it. The sharer decides; everybody else only learns.</summary>
public enum ReportedConsent : byte
{
    None = 0,
    Asking = 1,
    Granted = 2,
    Denied = 3,
    TimedOut = 4,
    Withdrawn = 5,
    SuspendedByCustomer = 6,
    Unavailable = 7,
}
