namespace Deskside.Domain.Texts;

/// <summary>What a field takes: its length in Unicode scalars (what a person counts as characters, nearly) and its form.</summary>
public readonly record struct TextBounds(int Min, int Max, string Form)
{
    /// <summary>A sentence for the person who typed, such as "must have 1 to 80 characters, but is longer".</summary>
    public string Explain(TextFault fault) => fault switch
    {
        TextFault.Empty => $"must have {Min} to {Max} characters, but has fewer",
        TextFault.TooLong => $"must have {Min} to {Max} characters, but has more",
        TextFault.ControlCharacter => "has a control character or a direction override in it; remove it",
        TextFault.BrokenUnicode => "has half a character in it (an unpaired surrogate); remove it",
        TextFault.BadForm => $"must be {Form}",
        _ => "is fine",
    };
}
