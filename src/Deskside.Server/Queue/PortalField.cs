namespace Deskside.Server.Queue;

/// <summary>A question of the portal's own, asked beside the problem.</summary>
/// <param name="Name">Key of the answer: a–z, 0–9 and hyphens, at most 40.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Required">Whether it must be answered.</param>
/// <param name="Labels">By language tag; that of the portal's first language is always there.</param>
/// <param name="Choices">For <see cref="PortalFieldKind.Choice"/>: 1 to 20 answers.</param>
public sealed record PortalField(string Name, PortalFieldKind Kind, bool Required, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<string> Choices);

public enum PortalFieldKind
{
    Text,
    Choice,
}

/// <summary>Whether a portal asks for an address.</summary>
public enum EmailRule
{
    Optional,
    Required,
    NotAsked,
}
