using System.Text.Json;

namespace Deskside.Server.Hosting;

/// <summary>Closed words as stored and as sent: camelCase names. A word that this program does not know reads as null.</summary>
public static class EnumText
{
    public static string Write<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T? Read<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 } && !char.IsAsciiDigit(text[0]) && text[0] != '-' && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;
}
