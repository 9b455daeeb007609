using Deskside.Companion.Linux.Windows;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Windows;

public sealed class ConsentWindowTests
{
    [Fact]
    public async Task The_customers_click_on_Allow_allows()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        await prompt.HandClickAsync(prompt.Allow);
        Assert.Equal(ConsentAnswer.Allowed, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
        Assert.True(prompt.Own.IsEmpty);
    }

    [Fact]
    public async Task The_keyboard_reaches_both_buttons_and_starts_on_Deny()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        await prompt.HandAsync("key", "Tab", "key", "space");
        Assert.Equal(ConsentAnswer.Allowed, await prompt.Answer.WaitAsync(Patience.Seconds(10)));

        await using var second = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await second.SettleAsync();
        await second.HandAsync("key", "Return");
        Assert.Equal(ConsentAnswer.Denied, await second.Answer.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task Escape_denies()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        await prompt.SettleAsync();
        await prompt.HandAsync("key", "Tab", "key", "Escape");
        Assert.Equal(ConsentAnswer.Denied, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task A_click_that_comes_before_the_prompt_settled_answers_nothing()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions());
        prompt.Time.Advance(ConsentWindow.Settling - TimeSpan.FromMilliseconds(1));
        await prompt.HandClickAsync(prompt.Allow);
        await prompt.SettleAsync();
        await prompt.HandClickAsync(prompt.Deny);
        Assert.Equal(ConsentAnswer.Denied, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
    }

    [Fact]
    public async Task No_answer_in_time_is_a_no()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions { Nested = false });
        prompt.Time.Advance(PromptOnDesktop.Limit - TimeSpan.FromMilliseconds(1));
        await prompt.IdleAsync();
        Assert.False(prompt.Answer.IsCompleted);
        prompt.Time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(ConsentAnswer.TimedOut, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
        Assert.True(prompt.Own.IsEmpty);
    }

    [Fact]
    public async Task A_display_that_goes_away_denies()
    {
        await using var prompt = await PromptOnDesktop.OpenAsync(new DesktopOptions { Nested = false });
        await prompt.Desktop.EndDisplayAsync();
        Assert.Equal(ConsentAnswer.Denied, await prompt.Answer.WaitAsync(Patience.Seconds(10)));
        _ = prompt.Sink.Move(1, 1);
        Assert.Equal(InjectOutcome.Unsupported, prompt.Sink.Text("a"));
    }
}
