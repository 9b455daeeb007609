namespace Deskside.Server.Queue.Internal;

/// <summary>Why a request left the queue without being answered.</summary>
internal enum LeaveReason
{
    ByCustomer,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The customer was not seen for a long time.</summary>
    Abandoned,
}
