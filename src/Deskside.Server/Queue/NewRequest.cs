using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;

namespace Deskside.Server.Queue;

/// <summary>A question at the door, checked: whoever calls has settled that this way in is open and who stands behind it.</summary>
public sealed record NewRequest
{
    public required OrganisationId Organisation { get; init; }

    /// <summary>The name of the portal, as in its address.</summary>
    public required string Portal { get; init; }

    public required PersonName Name { get; init; }

    public required Question Question { get; init; }

    public EmailAddress? Email { get; init; }

    public WayIn WayIn { get; init; } = WayIn.Web;

    /// <summary>A language tag such as "de"; null when unknown. At most 35 characters.</summary>
    public string? Language { get; init; }

    /// <summary>Whose line it joins; null = the line of everybody.</summary>
    public TeamId? Team { get; init; }

    /// <summary>Who can help best; technicians with it are alerted first. A lower-case word, at most 40 characters.</summary>
    public string? Skill { get; init; }

    /// <summary>Higher goes first: −10 to 10.</summary>
    public long Priority { get; init; }

    /// <summary>Only this technician sees and accepts it; null = anyone.</summary>
    public TechnicianId? ReservedFor { get; init; }

    /// <summary>When an answer is due; null = the queue sets one when the question comes outside opening hours.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The portal's own fields, by name. At most 20, 500 characters each; checked by the caller.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The verified identity of a known customer, such as an account's id; null = guest.</summary>
    public string? Subject { get; init; }
}
