namespace Deskside.Server.Queue;

/// <summary>What a customer may say that it is about; technicians with the skill are alerted first.</summary>
/// <param name="Skill">A lower-case word, at most 40 characters, as it stands with the technicians.</param>
/// <param name="Labels">By language tag; that of the portal's first language is always there.</param>
public sealed record PortalTopic(string Skill, IReadOnlyDictionary<string, string> Labels);
