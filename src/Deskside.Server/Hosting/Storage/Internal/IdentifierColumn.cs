using System.Data;
using Dapper;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Storage.Internal;

/// <summary>Ids in TEXT columns.</summary>
internal sealed class IdentifierColumn<T> : SqlMapper.TypeHandler<T>
    where T : struct, IIdentifier<T>
{
    public override void SetValue(IDbDataParameter parameter, T value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = value.ToString();
    }

    public override T Parse(object value) =>
        IIdentifier<T>.TryParseText(value as string, out var id) ? id : throw new DataException("A stored id is not a UUID.");
}
