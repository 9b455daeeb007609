using System.Text.Json;
using Deskside.Domain.Portals;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals.Internal.Admin;

/// <summary>Reads a portal off an administrator's call; says everything that is wrong at once.</summary>
internal static class PortalFields
{
    private const int MostFields = 10;
    private const int MostTopics = 20;
    private const int MostChoices = 20;
    private const int MostOrigins = 20;
    private const int MostAsks = 6000;

    private static readonly TextBounds Title = new(1, 120, "a heading");
    private static readonly TextBounds Welcome = new(0, 1000, "a text");
    private static readonly TextBounds Skill = new(1, 40, "a skill");
    private static readonly TextBounds Label = new(1, 120, "a label");

    public static PortalRow Read(FieldFaults faults, PortalChangeRequest body)
    {
        var settings = body.Settings ?? new PortalSettingsV1();
        var languages = ReadLanguages(faults, settings);
        var checkedSettings = settings with
        {
            Languages = languages,
            Texts = ReadTexts(faults, settings),
            Accent = ReadAccent(faults, settings.Accent),
            Fields = ReadFields(faults, settings, languages),
            Topics = ReadTopics(faults, settings, languages),
            PrivacyUrl = ReadUrl(faults, settings.PrivacyUrl),
            Origins = ReadOrigins(faults, settings),
        };
        if (settings.AsksPerMinute is < 1 or > MostAsks)
        {
            faults.Add("settings.asksPerMinute", $"must be 1 to {MostAsks}, but is {settings.AsksPerMinute}");
        }

        return new PortalRow
        {
            Name = faults.Read<PortalName>("name", body.Name).ToString(),
            Title = Line(faults, "title", body.Title, Title),
            Welcome = Lines(faults, "welcome", body.Welcome, Welcome),
            Team = body.Team,
            WayWeb = body.WayWeb ? 1 : 0,
            WayCode = body.WayCode ? 1 : 0,
            WayCompanion = body.WayCompanion ? 1 : 0,
            Settings = JsonSerializer.Serialize(checkedSettings, WireJson.Options),
        };
    }

    private static IReadOnlyList<string> ReadLanguages(FieldFaults faults, PortalSettingsV1 settings)
    {
        var languages = settings.Languages ?? [];
        if (languages.Count == 0 || languages.Count > CustomerLanguages.All.Count || languages.Any(l => !CustomerLanguages.Knows(l)) || languages.Distinct().Count() != languages.Count)
        {
            faults.Add("settings.languages", $"must name at least one of {string.Join(", ", CustomerLanguages.All)}, each once, the first one first");
        }

        return languages;
    }

    private static Dictionary<string, PortalTextsV1> ReadTexts(FieldFaults faults, PortalSettingsV1 settings)
    {
        var texts = new Dictionary<string, PortalTextsV1>();
        foreach (var (language, said) in settings.Texts ?? new Dictionary<string, PortalTextsV1>())
        {
            if (!CustomerLanguages.Knows(language) || said is null)
            {
                faults.Add("settings.texts", $"must be by language, of {string.Join(", ", CustomerLanguages.All)}");
                continue;
            }

            var at = $"settings.texts.{language}";
            var notice = Lines(faults, at + ".notice", said.Notice, Welcome);
            var closed = Lines(faults, at + ".closed", said.Closed, Welcome);
            texts[language] = new PortalTextsV1(
                Line(faults, at + ".title", said.Title, Title), Lines(faults, at + ".welcome", said.Welcome, Welcome), notice.Length == 0 ? null : notice, closed.Length == 0 ? null : closed);
        }

        return texts;
    }

    private static string ReadAccent(FieldFaults faults, string? text)
    {
        if (!HexColour.TryParse(text, out var colour))
        {
            faults.Add("settings.accent", "must be a colour such as #0d6e6e");
        }
        else if (colour.ContrastTo(HexColour.White) < HexColour.LeastForText)
        {
            faults.Add("settings.accent", $"must be dark enough for white writing on it: its contrast is {colour.ContrastTo(HexColour.White):0.0}, and must be {HexColour.LeastForText} at least");
        }

        return colour.ToString();
    }

    private static IReadOnlyList<PortalField> ReadFields(FieldFaults faults, PortalSettingsV1 settings, IReadOnlyList<string> languages)
    {
        var fields = settings.Fields ?? [];
        if (fields.Count > MostFields || fields.Select(f => f.Name).Distinct().Count() != fields.Count)
        {
            faults.Add("settings.fields", $"must be at most {MostFields}, each with a name of its own");
            return [];
        }

        return [.. fields.Select((f, i) => ReadField(faults, $"settings.fields.{i}", f, languages))];
    }

    private static PortalField ReadField(FieldFaults faults, string at, PortalField field, IReadOnlyList<string> languages)
    {
        var name = faults.Read<PortalName>(at + ".name", field.Name).ToString();
        var labels = ReadLabels(faults, at, field.Labels, languages);
        var choices = field.Choices ?? [];
        if (field.Kind == PortalFieldKind.Choice && choices.Count is 0 or > MostChoices)
        {
            faults.Add(at + ".choices", $"must be 1 to {MostChoices} answers");
        }

        return new PortalField(name, field.Kind, field.Required, labels, [.. choices.Take(MostChoices).Select((c, i) => Line(faults, $"{at}.choices.{i}", c, Label))]);
    }

    private static Dictionary<string, string> ReadLabels(FieldFaults faults, string at, IReadOnlyDictionary<string, string>? given, IReadOnlyList<string> languages)
    {
        var labels = (given ?? new Dictionary<string, string>()).Where(l => CustomerLanguages.Knows(l.Key))
            .ToDictionary(l => l.Key, l => Line(faults, $"{at}.labels.{l.Key}", l.Value, Label));
        if (languages.Count > 0 && !labels.ContainsKey(languages[0]))
        {
            faults.Add(at + ".labels", $"must have one in the first language, {languages[0]}");
        }

        return labels;
    }

    private static IReadOnlyList<PortalTopic> ReadTopics(FieldFaults faults, PortalSettingsV1 settings, IReadOnlyList<string> languages)
    {
        var topics = settings.Topics ?? [];
        if (topics.Count > MostTopics || topics.Select(t => t.Skill).Distinct().Count() != topics.Count)
        {
            faults.Add("settings.topics", $"must be at most {MostTopics}, each with a skill of its own");
            return [];
        }

        return [.. topics.Select((topic, i) => new PortalTopic(ReadSkill(faults, $"settings.topics.{i}.skill", topic.Skill), ReadLabels(faults, $"settings.topics.{i}", topic.Labels, languages)))];
    }

    private static string ReadSkill(FieldFaults faults, string at, string? text)
    {
        var skill = Line(faults, at, text, Skill);
        if (skill != skill.ToLowerInvariant())
        {
            faults.Add(at, "must be in small letters, as it stands with the technicians");
        }

        return skill;
    }

    private static string? ReadUrl(FieldFaults faults, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length > 500 || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
        {
            faults.Add("settings.privacyUrl", "must be an address that begins with https://");
            return null;
        }

        return url.AbsoluteUri;
    }

    /// <summary>Exact origins only: no path, no pattern.</summary>
    private static IReadOnlyList<string> ReadOrigins(FieldFaults faults, PortalSettingsV1 settings)
    {
        var origins = (settings.Origins ?? []).Select(o => (o ?? "").Trim().TrimEnd('/')).ToList();
        var bad = origins.FirstOrDefault(o =>
            !Uri.TryCreate(o, UriKind.Absolute, out var url)
            || url.UserInfo.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            || !string.Equals(url.GetLeftPart(UriPartial.Authority), o, StringComparison.OrdinalIgnoreCase));
        if (bad is not null || origins.Count > MostOrigins)
        {
            faults.Add("settings.origins", $"must be at most {MostOrigins} addresses such as https://www.example.org without a path (http only for localhost)");
        }

        return [.. origins.Select(o => o.ToLowerInvariant()).Distinct()];
    }

    private static string Line(FieldFaults faults, string at, string? text, TextBounds bounds)
    {
        var fault = TypedText.TryLine(text, bounds, out var normal);
        if (fault != TextFault.None)
        {
            faults.Add(at, bounds.Explain(fault));
        }

        return normal;
    }

    private static string Lines(FieldFaults faults, string at, string? text, TextBounds bounds)
    {
        var fault = TypedText.TryLines(text, bounds, out var normal);
        if (fault != TextFault.None)
        {
            faults.Add(at, bounds.Explain(fault));
        }

        return normal;
    }
}
