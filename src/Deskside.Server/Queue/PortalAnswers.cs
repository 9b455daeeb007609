using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Problems;

namespace Deskside.Server.Queue;

/// <summary>Holds what came with a question against what its portal asks for.</summary>
public static class PortalAnswers
{
    private static readonly TextBounds Bounds = new(0, 500, "one line of text");

    /// <summary>The portal's own fields, checked; what it does not ask for is refused, so that nobody stores what he likes.</summary>
    public static IReadOnlyDictionary<string, string> Read(FieldFaults faults, PortalFacts portal, IReadOnlyDictionary<string, string>? answers)
    {
        var kept = new Dictionary<string, string>();
        foreach (var (name, text) in answers ?? new Dictionary<string, string>())
        {
            if (portal.Fields.FirstOrDefault(f => f.Name == name) is not { } field)
            {
                faults.Add("fields", "has one for which this portal does not ask");
                continue;
            }

            var fault = TypedText.TryLine(text, Bounds, out var answer);
            if (fault != TextFault.None)
            {
                faults.Add($"fields.{field.Name}", Bounds.Explain(fault));
            }
            else if (answer.Length > 0 && field.Kind == PortalFieldKind.Choice && !field.Choices.Contains(answer))
            {
                faults.Add($"fields.{field.Name}", "must be one of the answers to choose from");
            }
            else if (answer.Length > 0)
            {
                kept[name] = answer;
            }
        }

        foreach (var missing in portal.Fields.Where(f => f.Required && !kept.ContainsKey(f.Name)))
        {
            faults.Add($"fields.{missing.Name}", "must be answered");
        }

        return kept;
    }

    /// <summary>The skill of the chosen topic; null when none was chosen.</summary>
    public static string? ReadTopic(FieldFaults faults, PortalFacts portal, string? topic)
    {
        if (string.IsNullOrEmpty(topic))
        {
            return null;
        }

        if (portal.Topics.Any(t => t.Skill == topic))
        {
            return topic;
        }

        faults.Add("topic", "must be one of those that this portal offers");
        return null;
    }

    public static EmailAddress? ReadEmail(FieldFaults faults, PortalFacts portal, string? text)
    {
        if (portal.Email == EmailRule.NotAsked)
        {
            return null;
        }

        if (portal.Email == EmailRule.Required && string.IsNullOrWhiteSpace(text))
        {
            faults.Add("email", "must be an e-mail address such as name@example.org");
        }

        return faults.ReadOptional<EmailAddress>("email", text);
    }
}
