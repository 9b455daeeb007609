using System.Text.Json;
using System.Text.Json.Serialization;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Json;

/// <summary>Ids as strings.</summary>
internal sealed class IdentifierJson : JsonConverterFactory
{
    public static bool IsIdentifier(Type type) => type.IsValueType && type.GetInterfaces().Any(IsIdentifierInterface);

    public override bool CanConvert(Type typeToConvert) => IsIdentifier(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private static bool IsIdentifierInterface(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IIdentifier<>);

    private sealed class Converter<T> : JsonConverter<T>
        where T : struct, IIdentifier<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && IIdentifier<T>.TryParseText(reader.GetString(), out var id)
                ? id
                : throw new JsonException("Not an id: 36 characters, a UUID with hyphens.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
