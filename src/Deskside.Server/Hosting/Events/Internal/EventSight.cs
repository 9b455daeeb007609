using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>Which events a reader may and wants to see.</summary>
internal sealed class EventSight(Caller reader, IReadOnlySet<string> topics)
{
    /// <summary>"queue,chat" → what to tell; nothing named means everything.</summary>
    public static EventSight Of(Caller reader, string? topics) => new(
        reader,
        (topics ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(16).ToHashSet(StringComparer.Ordinal));

    public bool Sees(StoredEvent happened) => MaySee(happened) && (topics.Count == 0 || topics.Contains(TopicOf(happened.Kind)));

    /// <summary>request.* and queue.* are the topic queue; session.* sessions; chat.* chat; technician.* technicians.</summary>
    private static string TopicOf(string kind) => kind[..kind.IndexOf('.', StringComparison.Ordinal)] switch
    {
        "request" or "queue" => "queue",
        "session" => "sessions",
        "technician" => "technicians",
        var same => same,
    };

    private bool MaySee(StoredEvent happened) => reader switch
    {
        Caller.Customer customer => happened.Request == customer.Request && happened.Audience != Audience.Technicians,
        Caller.Technician technician => happened.Audience switch
        {
            Audience.Technicians or Audience.TechniciansAndCustomer => true,
            Audience.SessionSides => technician.SeesAllSessions || happened.Holder == technician.Id,
            Audience.Reserved => happened.Holder == technician.Id,
            _ => false,
        },
        _ => false,
    };
}
