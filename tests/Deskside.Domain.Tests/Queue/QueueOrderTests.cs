using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;

namespace Deskside.Domain.Tests.Queue;

public sealed class QueueOrderTests
{
    private static readonly RequestId A = RequestId.From(new Guid("00000000-0000-7000-8000-000000000001"));
    private static readonly RequestId B = RequestId.From(new Guid("00000000-0000-7000-8000-000000000002"));
    private static readonly RequestId C = RequestId.From(new Guid("f0000000-0000-7000-8000-000000000000"));

    [Fact]
    public void The_longer_wait_goes_first() =>
        Assert.Equal([B, A], QueueOrder.Default.Sort([new(A, 0, 2000), new(B, 0, 1000)]).Select(p => p.Request));

    [Fact]
    public void Priority_goes_before_time() =>
        Assert.Equal([A, B], QueueOrder.Default.Sort([new(B, 0, 1000), new(A, 1, 2000)]).Select(p => p.Request));

    [Fact]
    public void Equal_times_are_settled_by_the_id() =>
        Assert.Equal([A, B, C], QueueOrder.Default.Sort([new(C, 0, 5), new(B, 0, 5), new(A, 0, 5)]).Select(p => p.Request));

    [Fact]
    public void The_order_is_the_same_whatever_the_start()
    {
        var random = new Random(3);
        var places = Enumerable.Range(0, 200).Select(_ => new QueuePlace(RequestId.From(Guid.CreateVersion7()), random.Next(3), random.Next(20))).ToArray();
        var sorted = QueueOrder.Default.Sort(places);
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(places);
            Assert.Equal(sorted, QueueOrder.Default.Sort(places));
        }
    }

    [Fact]
    public void A_long_wait_outweighs_a_level_of_priority()
    {
        var step = (long)QueueOrder.DefaultAgingStep.TotalMilliseconds;
        Assert.Equal([A, B], QueueOrder.Default.Sort([new(B, 0, 0), new(A, 1, step - 1)]).Select(p => p.Request));
        Assert.Equal([B, A], QueueOrder.Default.Sort([new(B, 0, 0), new(A, 1, step + 1)]).Select(p => p.Request));
    }

    [Fact]
    public void Nobody_is_passed_for_ever()
    {
        var old = new QueuePlace(A, QueueOrder.LowestPriority, 0);
        var longest = (QueueOrder.HighestPriority - QueueOrder.LowestPriority) * (long)QueueOrder.DefaultAgingStep.TotalMilliseconds;
        Assert.True(QueueOrder.Default.Compare(old, new QueuePlace(B, long.MaxValue, longest + 1)) < 0);
    }
}
