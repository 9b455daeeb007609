using System.Diagnostics.CodeAnalysis;

namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>The fields of a "Digest k=v, k="v"" header, of either direction. Names compare without case.</summary>
/// <remarks>Bounds: 4 KiB, 32 fields. Reading never throws. Source: RFC 7616, 3.3 and 3.4.</remarks>
public static class DigestFields
{
    private const int MaxLength = 4096;
    private const int MaxFields = 32;

    public static bool TryParse(string header, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? fields)
    {
        fields = null;
        const string Scheme = "Digest ";
        if (header.Length > MaxLength || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rest = header.AsSpan(Scheme.Length).Trim();
        while (!rest.IsEmpty)
        {
            var equals = rest.IndexOf('=');
            if (equals <= 0 || found.Count == MaxFields) return false;
            var name = rest[..equals].Trim().ToString();
            if (!TryValue(rest[(equals + 1)..].TrimStart(), out var value, out rest)) return false;
            found[name] = value;
            rest = rest.TrimStart();
            if (rest.IsEmpty) break;
            if (rest[0] != ',') return false;
            rest = rest[1..].TrimStart();
        }
        fields = found;
        return true;
    }

    private static bool TryValue(ReadOnlySpan<char> text, out string value, out ReadOnlySpan<char> rest)
    {
        value = "";
        rest = default;
        if (text.IsEmpty || text[0] != '"')
        {
            var comma = text.IndexOf(',');
            value = (comma < 0 ? text : text[..comma]).Trim().ToString();
            rest = comma < 0 ? default : text[comma..];
            return true;
        }
        var end = 1;
        while (end < text.Length && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        if (end >= text.Length) return false;
        value = text[1..end].ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        rest = text[(end + 1)..];
        return true;
    }
}
