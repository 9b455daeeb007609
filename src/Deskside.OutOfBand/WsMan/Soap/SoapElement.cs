using System.Globalization;

namespace Deskside.OutOfBand.WsMan.Soap;

/// <summary>One element: its name, its text, what is in it. Attributes are kept only where WS-Management uses them.</summary>
/// <remarks>Immutable, bounded by the reader that made it. Look-ups are by local name: firmware's prefixes vary.</remarks>
public sealed record SoapElement(string Name, string Namespace, string Text, IReadOnlyList<SoapElement> Children)
{
    /// <summary>The attribute "Name" of a selector; null elsewhere.</summary>
    public string? NameAttribute { get; init; }

    public static SoapElement Leaf(string name, string space, string text) => new(name, space, text, []);

    public SoapElement? Find(string name) => Children.FirstOrDefault(child => child.Name == name);

    public IEnumerable<SoapElement> All(string name) => Children.Where(child => child.Name == name);

    /// <summary>The text of a child, null when it is not there.</summary>
    public string? TextOf(string name) => Find(name)?.Text;

    /// <summary>A whole number of a child, null when it is not there or is none.</summary>
    public long? NumberOf(string name) =>
        long.TryParse(TextOf(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsTrue(string name) => string.Equals(TextOf(name), "true", StringComparison.OrdinalIgnoreCase);
}
