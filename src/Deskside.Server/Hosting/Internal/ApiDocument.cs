using Deskside.Server.Hosting.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Deskside.Server.Hosting.Internal;

/// <summary>The OpenAPI document, from which the web's types are made: ids and times as strings, one error shape everywhere.</summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type);
            var type = nullable ?? context.JsonTypeInfo.Type;
            var text = nullable is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            if (IdentifierJson.IsIdentifier(type))
            {
                (schema.Type, schema.Format) = (text, "uuid");
            }
            else if (type == typeof(DateTimeOffset))
            {
                (schema.Type, schema.Format) = (text, "date-time");
            }

            // A list of ids: their own converter leaves the element without a schema.
            if (schema.Items is null && type.IsGenericType && type.GetGenericArguments() is [{ IsValueType: true } element] && element.GetInterfaces().Any(i => i.Name.StartsWith("IIdentifier", StringComparison.Ordinal)))
            {
                schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
            }

            // What may be null is left out when it is: it is not required.
            foreach (var property in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable || Nullable.GetUnderlyingType(p.PropertyType) is not null))
            {
                schema.Required?.Remove(property.Name);
            }

            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Deskside", Version = "1", Description = "Errors are problem details with a stable code." };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
            document.Components.Schemas["Problem"] = ProblemSchema();
            foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
            {
                operation.Responses ??= [];
                operation.Responses["default"] = new OpenApiResponse
                {
                    Description = "What went wrong, and what to do.",
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
                    },
                };
            }

            return Task.CompletedTask;
        });
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "code", "detail", "status" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text(),
            ["code"] = Text(),
            ["retryAfterSeconds"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["technician"] = Text(),
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Text() },
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
