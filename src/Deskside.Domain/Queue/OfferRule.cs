using Deskside.Domain.Identifiers;

namespace Deskside.Domain.Queue;

/// <summary>Whom a question is put to. Only those who are available and have room are handed in: nobody away is alerted.</summary>
/// <remarks>Round 1: the team's members with the skill. Round 2: the team. Later rounds: everybody. An empty round falls through to the
/// next. Those who let it run out or declined come again only when nobody else is left. At most <see cref="Most"/> are alerted a round.</remarks>
public static class OfferRule
{
    public const int Most = 50;

    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<TechnicianId> Pick(IReadOnlyCollection<Alertable> ready, int round)
    {
        for (var ring = Math.Max(1, round); ring <= 3; ring++)
        {
            var inside = ready.Where(r => !r.WasAsked && IsInside(r, ring)).ToList();
            if (inside.Count > 0)
            {
                return Longest(inside);
            }
        }

        // Everybody was asked: around again, in the team first.
        var again = ready.Where(r => r.IsInTeam).ToList();
        return Longest(again.Count > 0 ? again : ready);
    }

    private static bool IsInside(Alertable ready, int ring) => ring switch
    {
        1 => ready.IsInTeam && ready.HasSkill,
        2 => ready.IsInTeam,
        _ => true,
    };

    private static List<TechnicianId> Longest(IEnumerable<Alertable> ready) =>
        [.. ready.OrderBy(r => r.FreeSinceMs).ThenBy(r => r.Technician.Value).Take(Most).Select(r => r.Technician)];
}
