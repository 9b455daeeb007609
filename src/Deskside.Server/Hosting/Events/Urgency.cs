namespace Deskside.Server.Hosting.Events;

/// <summary>Whether an event waits for its turn when many readers are told much.</summary>
internal enum Urgency
{
    Ordinary,

    /// <summary>Goes out at once: people act on it, such as a question that somebody took.</summary>
    Urgent,
}
