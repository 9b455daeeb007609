using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;

namespace Deskside.Domain.Tests.Queue;

public sealed class OfferRuleTests
{
    private static readonly TechnicianId Ann = Id(1);
    private static readonly TechnicianId Ben = Id(2);
    private static readonly TechnicianId Cem = Id(3);

    [Fact]
    public void The_team_with_the_skill_then_the_team_then_everybody()
    {
        Alertable[] ready = [new(Ann, 0, true, true, false), new(Ben, 0, true, false, false), new(Cem, 0, false, false, false)];
        Assert.Equal([Ann], OfferRule.Pick(ready, 1));
        ready[0] = ready[0] with { WasAsked = true };
        Assert.Equal([Ben], OfferRule.Pick(ready, 2));
        ready[1] = ready[1] with { WasAsked = true };
        Assert.Equal([Cem], OfferRule.Pick(ready, 3));
        ready[2] = ready[2] with { WasAsked = true };
        Assert.Equal([Ann, Ben], OfferRule.Pick(ready, 4));
    }

    [Fact]
    public void An_empty_ring_falls_through_at_once() =>
        Assert.Equal([Cem], OfferRule.Pick([new(Cem, 0, false, false, false)], 1));

    [Fact]
    public void Nobody_ready_means_nobody_alerted() => Assert.Empty(OfferRule.Pick([], 1));

    [Fact]
    public void The_longest_free_come_first_and_not_too_many()
    {
        var ready = Enumerable.Range(1, 200).Select(n => new Alertable(Id(n), -n, true, true, false)).ToList();
        var picked = OfferRule.Pick(ready, 1);
        Assert.Equal(OfferRule.Most, picked.Count);
        Assert.Equal(Id(200), picked[0]);
    }

    private static TechnicianId Id(int n) => TechnicianId.From(new Guid(n, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0));
}
