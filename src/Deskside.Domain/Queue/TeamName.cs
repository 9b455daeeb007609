using Deskside.Domain.Texts;

namespace Deskside.Domain.Queue;

/// <summary>What a team is called; customers may see it.</summary>
public readonly record struct TeamName : ITextValue<TeamName>
{
    private readonly string? _text;

    private TeamName(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 60, "a text");

    /// <summary>Two names with the same key are the same name.</summary>
    public string Key => ToString().ToUpperInvariant();

    public static TextFault TryParse(string? text, out TeamName value)
    {
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        value = new TeamName(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
