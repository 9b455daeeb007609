using Dapper;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Storage.Internal;

/// <summary>How columns become properties: snake_case to PascalCase, ids by type.</summary>
internal static class Mapping
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new IdentifierColumn<ApiKeyId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<CustomerId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<ImageId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<OrganisationId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<PortalId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<RequestId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<SessionId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<TechnicianId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<MailId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<InvitationId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<WebhookId>());
        SqlMapper.AddTypeHandler(new IdentifierColumn<TeamId>());
    }
}
