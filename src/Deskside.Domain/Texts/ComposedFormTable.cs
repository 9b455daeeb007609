using System.Globalization;

namespace Deskside.Domain.Texts;

/// <summary>The rows of composed-form.txt: "e9=65+301" (composes back), "212b>c5" (does not), then after a lone # "300-314:230" (classes).</summary>
internal sealed class ComposedFormTable
{
    private readonly Dictionary<int, byte> _classes = [];

    public Dictionary<int, int[]> Decompositions { get; } = [];

    public Dictionary<(int First, int Second), int> Pairs { get; } = [];

    public byte ClassOf(int scalar) => _classes.GetValueOrDefault(scalar);

    public static ComposedFormTable Load()
    {
        var table = new ComposedFormTable();
        using var stream = typeof(ComposedFormTable).Assembly.GetManifestResourceStream("composed-form.txt")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var inClasses = false;
        while (reader.ReadLine() is { } line)
        {
            if (line == "#")
            {
                inClasses = true;
                continue;
            }

            foreach (var row in line.Split(' '))
            {
                if (inClasses)
                {
                    table.AddClasses(row);
                }
                else
                {
                    table.AddDecomposition(row);
                }
            }
        }

        return table;
    }

    private void AddDecomposition(string row)
    {
        var mid = row.IndexOfAny(['=', '>']);
        var whole = Hex(row[..mid]);
        var parts = row[(mid + 1)..].Split('+').Select(Hex).ToArray();
        Decompositions[whole] = parts;
        if (row[mid] == '=')
        {
            Pairs[(parts[0], parts[1])] = whole;
        }
    }

    private void AddClasses(string row)
    {
        var colon = row.IndexOf(':', StringComparison.Ordinal);
        var ends = row[..colon].Split('-');
        for (var scalar = Hex(ends[0]); scalar <= Hex(ends[^1]); scalar++)
        {
            _classes[scalar] = byte.Parse(row[(colon + 1)..], CultureInfo.InvariantCulture);
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
