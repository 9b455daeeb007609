using System.Text;

namespace Deskside.Server.Audit.Internal;

/// <summary>A line of CSV (RFC 4180) that a spreadsheet takes for text: what would begin a formula gets an apostrophe before it. Source: OWASP, CSV Injection.</summary>
internal static class CsvText
{
    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        var cell = text ?? "";
        var isFormula = cell.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' or '|' or '%', ..];
        var safe = new StringBuilder(isFormula ? "'" : "").Append(cell).Replace("\"", "\"\"");
        return $"\"{safe}\"";
    }
}
