using Npgsql;

namespace Deskside.Server.Hosting.Storage.Internal;

/// <summary>Reads postgres://name:password@host:port/database?key=value, or Npgsql's own Host=…;Database=….</summary>
internal static class PostgresAddress
{
    public static bool IsOne(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static string ToConnectionString(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return text;
        }

        var address = new Uri(text);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(address.Host),
            Port = address.Port > 0 ? address.Port : 5432,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
        };
        var colon = address.UserInfo.IndexOf(':', StringComparison.Ordinal);
        builder.Username = Uri.UnescapeDataString(colon < 0 ? address.UserInfo : address.UserInfo[..colon]);
        builder.Password = colon < 0 ? null : Uri.UnescapeDataString(address.UserInfo[(colon + 1)..]);
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                builder[Uri.UnescapeDataString(pair[..equals])] = Uri.UnescapeDataString(pair[(equals + 1)..]);
            }
        }

        return builder.ConnectionString;
    }
}
