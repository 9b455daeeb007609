namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>Skills as people type them: lower-case words, each once.</summary>
internal static class SkillWords
{
    public const int Most = 20;
    public const int Longest = 40;

    public const string Rule = "must be at most 20 words of 1 to 40 letters or digits";

    /// <summary>Null when one of them is none, or there are too many.</summary>
    public static IReadOnlyList<string>? Read(IEnumerable<string?>? typed)
    {
        var skills = (typed ?? []).Take(Most + 1).Select(s => (s ?? "").Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        return skills.Count > Most || skills.Exists(s => s.Length is 0 or > Longest || s.Any(c => !char.IsLetterOrDigit(c) && c is not (' ' or '-' or '+' or '#' or '.'))) ? null : skills;
    }
}
