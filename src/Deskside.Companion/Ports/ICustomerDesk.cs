using Deskside.Domain.Sessions;

namespace Deskside.Companion.Ports;

/// <summary>The Companion's own windows on the customer's desktop: the consent prompt, the bar, the chat, the question form.</summary>
/// <remarks>
/// Every answer comes from input that the Companion did not inject. Calls may come from any thread and return at once; the
/// windows live on their own thread.
/// </remarks>
public interface ICustomerDesk : IAsyncDisposable
{
    /// <summary>Asks for consent and waits. Ends with <see cref="ConsentAnswer.TimedOut"/> after <see cref="ConsentQuestion.Limit"/>; cancelling closes the prompt.</summary>
    Task<ConsentAnswer> AskConsentAsync(ConsentQuestion question, CancellationToken cancellation);

    /// <summary>Shows the always-on-top bar at the bottom right, or changes what it says.</summary>
    void ShowBar(BarContent content);

    /// <summary>Takes the bar and every other window away.</summary>
    void HideAll();

    /// <summary>Asks name and question of a customer who started the Companion without a code; null when the customer closed the form.</summary>
    Task<NewQuestion?> AskQuestionAsync(string organisation, string? problem, CancellationToken cancellation);

    /// <summary>Shows a plain message with one button, and waits until it is closed.</summary>
    Task TellAsync(string title, string text, CancellationToken cancellation);

    /// <summary>Opens the chat window, or brings it to the front.</summary>
    void RaiseChat();

    /// <summary>Replaces what the chat window shows. Bounded by the caller to the last 500 lines.</summary>
    void ShowChat(IReadOnlyList<ChatLine> lines, string? typing);

    /// <summary>What the customer does with the windows.</summary>
    event Action<DeskAction>? Acted;
}

/// <summary>Who asks, for what, and the words to compare aloud.</summary>
public sealed record ConsentQuestion(
    string Technician, string Organisation, Capability Capability, string SafetyWords, TimeSpan Limit);

/// <summary>The customer's answer.</summary>
public enum ConsentAnswer : byte { Denied, Allowed, TimedOut }

/// <summary>What the bar shows: who is connected, what is shared now, and a passing notice (for example that control is paused).</summary>
public sealed record BarContent(
    string Headline, IReadOnlySet<Capability> Granted, bool ControlActive, string? Notice, string? SafetyWords, int UnreadMessages, bool IsDemo);

/// <summary>A question as typed into the form.</summary>
public sealed record NewQuestion(string Name, string Question);

/// <summary>One line of chat. <see cref="Mark"/> says how far it came: sending, sent, delivered, read.</summary>
public sealed record ChatLine(string From, string Text, DateTimeOffset At, bool Own, string Mark);

/// <summary>What the customer did with the Companion's windows.</summary>
public abstract record DeskAction
{
    private DeskAction() { }
    public sealed record TookBack : DeskAction;
    public sealed record EndedSession : DeskAction;
    public sealed record OpenedChat : DeskAction;
    public sealed record SentChat(string Text) : DeskAction;
    public sealed record IsTyping : DeskAction;
    public sealed record ClosedForm : DeskAction;
}
