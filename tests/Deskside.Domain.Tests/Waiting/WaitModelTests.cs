using Deskside.Domain.Waiting;

namespace Deskside.Domain.Tests.Waiting;

public sealed class WaitModelTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_has_a_free_technician_waits_only_for_the_pick_up() =>
        Assert.Equal(TimeSpan.FromSeconds(8), WaitModel.Expect(Line() with { Free = 3, PickUp = TimeSpan.FromSeconds(8) }, 2, Now));

    [Fact]
    public void The_line_moves_as_fast_as_technicians_become_free()
    {
        // Five technicians at 500 s an answer: one in 100 s; eleven answers until this one is helped.
        var wait = WaitModel.Expect(Line() with { OnDuty = 5, Handling = TimeSpan.FromSeconds(500), PickUp = TimeSpan.Zero }, 10, Now)!.Value;
        Assert.Equal(1100, wait.TotalSeconds, 1.0);
    }

    [Fact]
    public void Those_who_give_up_ahead_shorten_the_line()
    {
        var line = Line() with { OnDuty = 5, Handling = TimeSpan.FromSeconds(500), PickUp = TimeSpan.Zero };
        // Ten ahead, one passes in 100 s and each leaves within 1000 s on average: the line halves in less than half of the time.
        Assert.InRange(WaitModel.Expect(line with { GiveUpsASecond = 0.001 }, 10, Now)!.Value.TotalSeconds, 650, 800);
    }

    [Fact]
    public void A_lunch_break_ahead_is_seen()
    {
        var duty = new DutyWeek();
        for (var minute = 0; minute < 180; minute += 15)
        {
            duty.Note(Now.AddMinutes(minute), minute is >= 30 and < 90 ? 1 : 4);
        }

        var line = Line() with { OnDuty = 4, Handling = TimeSpan.FromSeconds(480), PickUp = TimeSpan.Zero, Duty = duty };
        var before = WaitModel.Expect(line, 9, Now)!.Value;
        var across = WaitModel.Expect(line, 19, Now)!.Value;
        Assert.Equal(20, before.TotalMinutes, 0.2);
        // 15 answers until the break, five more at a quarter of the pace: 40 minutes instead of 10.
        Assert.Equal(70, across.TotalMinutes, 1.0);
    }

    [Fact]
    public void With_nobody_on_duty_it_is_the_next_usual_hour_or_unknown()
    {
        var line = Line() with { OnDuty = 0, Handling = TimeSpan.FromSeconds(300), PickUp = TimeSpan.Zero };
        Assert.Null(WaitModel.Expect(line, 0, Now));
        var duty = new DutyWeek();
        duty.Note(Now.AddHours(3), 2);
        Assert.Equal(TimeSpan.FromHours(3), WaitModel.Expect(line with { Duty = duty }, 0, Now));
        Assert.Null(WaitModel.Expect(Line() with { Handling = null }, 0, Now));
    }

    [Fact]
    public void Whatever_the_facts_the_wait_is_none_or_between_zero_and_twelve_hours()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var line = new LineFacts
            {
                Free = random.Next(3),
                OnDuty = random.Next(4),
                Handling = random.Next(3) == 0 ? null : TimeSpan.FromSeconds(random.Next(100_000)),
                PaceOfAnswers = random.Next(2) == 0 ? null : random.NextDouble() * random.Next(2),
                AnswersCounted = random.Next(60),
                GiveUpsASecond = random.NextDouble() * 0.01,
                Duty = new DutyWeek(),
            };
            var wait = WaitModel.Expect(line, random.Next(20_000), Now);
            Assert.True(wait is null || (wait >= TimeSpan.Zero && wait <= WaitModel.Longest));
        }
    }

    private static LineFacts Line() => new() { Free = 0, OnDuty = 1, Duty = new DutyWeek() };
}
