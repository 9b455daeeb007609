namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>Why a request left the queue without being answered.</summary>
internal enum LeaveReason
{
    ByCustomer,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The customer was not heard for 120 s.</summary>
    Abandoned,

    /// <summary>The customer closed the page.</summary>
    PageClosed,
}
