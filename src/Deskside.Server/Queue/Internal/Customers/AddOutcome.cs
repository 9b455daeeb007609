namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>What became of something that a customer adds to his request.</summary>
internal enum AddOutcome
{
    Added,

    /// <summary>More than may be.</summary>
    TooLong,

    /// <summary>The request is over.</summary>
    Over,
}
