using Deskside.Domain.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Hosting.Problems;

/// <summary>Reads the fields of a body into checked values and gathers what is wrong with them, all at once.</summary>
public sealed class FieldFaults
{
    private readonly Dictionary<string, string> _faults = [];

    public bool Any => _faults.Count > 0;

    public T Read<T>(string field, string? text)
        where T : struct, ITextValue<T>
    {
        var fault = T.TryParse(text, out var value);
        if (fault != TextFault.None)
        {
            Add(field, T.Bounds.Explain(fault));
        }

        return value;
    }

    /// <summary>Absent or blank is fine and gives null.</summary>
    public T? ReadOptional<T>(string field, string? text)
        where T : struct, ITextValue<T> =>
        string.IsNullOrWhiteSpace(text) ? null : Read<T>(field, text);

    /// <param name="field">As in the body.</param>
    /// <param name="what">Goes on after the field's name: "must be …, but is …".</param>
    public void Add(string field, string what) => _faults[field] = what;

    public ProblemHttpResult ToProblem() => Problem.Of(
        StatusCodes.Status400BadRequest,
        "invalid-fields",
        string.Join(" ", _faults.Select(f => $"{f.Key} {f.Value}.")),
        new KeyValuePair<string, object?>("errors", _faults));
}
