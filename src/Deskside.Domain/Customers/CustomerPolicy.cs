namespace Deskside.Domain.Customers;

/// <summary>What an organisation allows customers of one kind.</summary>
/// <param name="MayAsk">Off for guests: they are asked to sign in first.</param>
/// <param name="Priority">In the queue, -10 to 10; higher goes first.</param>
/// <param name="MustGiveMail">Guests only: a question without an e-mail address is refused.</param>
public sealed record CustomerPolicy(bool MayAsk, long Priority, bool MustGiveMail)
{
    public const long LeastPriority = -10;
    public const long MostPriority = 10;

    public static CustomerPolicy Standard { get; } = new(true, 0, false);
}
