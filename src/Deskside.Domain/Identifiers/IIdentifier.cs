using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>An id: a UUIDv7, written lower-case with hyphens everywhere (paths, JSON, storage, logs). Not a secret.</summary>
/// <remarks>Parsing accepts the 36-character form in either case and nothing else. Ids of two kinds never convert into each other.</remarks>
public interface IIdentifier<TSelf> : IParsable<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    static bool TryParseText([NotNullWhen(true)] string? text, out TSelf id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = ok ? TSelf.From(value) : default;
        return ok;
    }
}
