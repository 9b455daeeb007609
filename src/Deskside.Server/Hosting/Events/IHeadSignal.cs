using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Hosting.Events;

/// <summary>Tells every node that an organisation's log grew. Says only how far: readers fetch the events themselves.</summary>
public interface IHeadSignal
{
    /// <summary>Called in the transaction, before it commits.</summary>
    Task TellInsideAsync(Unit unit, LogHead head);

    /// <summary>Called right after the commit, on the node that wrote.</summary>
    void TellAfter(LogHead head);
}
