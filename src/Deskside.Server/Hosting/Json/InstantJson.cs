using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deskside.Server.Hosting.Json;

/// <summary>Times as ISO 8601 in UTC with milliseconds: 2026-11-21T14:05:09.120Z.</summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
