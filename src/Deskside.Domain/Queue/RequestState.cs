namespace Deskside.Domain.Queue;

/// <summary>Where a request stands. Waiting → Accepted → Ended, or Waiting → Left (by the customer, or because time ran out).</summary>
public enum RequestState
{
    Waiting,
    Accepted,
    Ended,
    Left,
}
