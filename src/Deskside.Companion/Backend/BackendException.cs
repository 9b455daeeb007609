namespace Deskside.Companion.Backend;

/// <summary>The server refused, in words that can be shown to the customer.</summary>
/// <param name="code">The problem's stable code, such as "code-unknown"; empty when the answer was no problem document.</param>
/// <param name="message">One sentence for people.</param>
public sealed class BackendException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
