using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deskside.DeviceEmulator.Configuration;

/// <summary>The file that stands for the firmware's flash memory.</summary>
public sealed class SettingsFile(string path)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Null when there is no file. Throws InvalidDataException, naming the file, when it cannot be read.</summary>
    public DeviceSettings? Load()
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<DeviceSettings>(File.ReadAllText(path), Options);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} is no settings file of a device: {broken.Message} Move it away to begin anew.", broken);
        }
    }

    /// <summary>Whole or not at all: a file beside it is renamed.</summary>
    public void Save(DeviceSettings settings)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, Mode()))
            JsonSerializer.Serialize(file, settings, Options);
        File.Move(beside, path, overwrite: true);
    }

    private static FileStreamOptions Mode()
    {
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return mode;
    }
}
