using Deskside.Domain.Identifiers;

namespace Deskside.Domain.Queue;

/// <summary>What the order of a queue looks at.</summary>
/// <param name="Request">Breaks a tie: ids rise with time.</param>
/// <param name="Priority">Higher goes first; 0 unless somebody raised it.</param>
/// <param name="AskedAtMs">Unix milliseconds.</param>
public readonly record struct QueuePlace(RequestId Request, long Priority, long AskedAtMs);
