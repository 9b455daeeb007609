using System.Text;
using Deskside.Server.OutOfBand.Internal.Devices;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Writes a message to whoever looks at the PC's serial line.</summary>
internal sealed class ScreenTeller(DeviceFloor floor)
{
    private const int LineSigns = 72;

    /// <summary>Null when it was written; else why not. What is typed goes to a shell or a menu: behind a # it does nothing there.</summary>
    public async Task<string?> TellAsync(DeviceRow row, string text, CancellationToken cancellation)
    {
        if (floor.Find(row.Organisation, row.Uuid)?.Serial is not { Ended.IsCompleted: false } line)
        {
            return "No serial line is open to this PC.";
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n').SelectMany(Cut).Select(l => $"# {l}\r");
        try
        {
            await line.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines)), cancellation);
            return null;
        }
        catch (IOException)
        {
            return "The serial line broke.";
        }
    }

    private static IEnumerable<string> Cut(string line)
    {
        var plain = string.Concat(line.Where(sign => !char.IsControl(sign)));
        return plain.Length == 0 ? [] : plain.Chunk(LineSigns).Select(part => new string(part));
    }
}
