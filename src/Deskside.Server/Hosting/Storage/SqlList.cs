using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Storage;

/// <summary>A list of ids for <c>IN</c>, as text: one driver takes lists as many parameters, the other as one array.</summary>
/// <remarks>Only ids: their text is hexadecimal digits and hyphens, so that nothing in it can be read as SQL. An empty list fits nothing.</remarks>
public static class SqlList
{
    public static string Of<T>(IEnumerable<T> ids)
        where T : struct, IIdentifier<T>
    {
        var list = string.Join(',', ids.Select(i => $"'{i.Value:D}'"));
        return list.Length == 0 ? "(NULL)" : $"({list})";
    }
}
