using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events;

/// <summary>The number of the newest event of an organisation.</summary>
public readonly record struct LogHead(OrganisationId Organisation, long Number);
