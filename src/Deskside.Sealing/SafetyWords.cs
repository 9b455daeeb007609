namespace Deskside.Sealing;

/// <summary>Four words that both ends show, to be compared aloud: "anchor piano tulip zebra".</summary>
/// <remarks>
/// Drawn from the handshake's transcript and secret. Compared, they defeat an active server (1 chance in 2³², and one try, as
/// the viewer is committed); uncompared, only a passive one is stopped. Not secret after the handshake.
/// </remarks>
public readonly record struct SafetyWords
{
    public const int Count = 4;

    private readonly string? _text;

    private SafetyWords(string text) => _text = text;

    internal static SafetyWords FromBytes(ReadOnlySpan<byte> four)
    {
        var words = new string[Count];
        for (var i = 0; i < Count; i++) words[i] = SafetyWordList.Words[four[i]];
        return new SafetyWords(string.Join(' ', words));
    }

    public override string ToString() => _text ?? throw new InvalidOperationException("Uninitialised safety words.");
}
