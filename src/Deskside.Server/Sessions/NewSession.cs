using Deskside.Domain.Identifiers;

namespace Deskside.Server.Sessions;

/// <summary>What a session takes over from the request that it grew out of.</summary>
public sealed record NewSession(OrganisationId Organisation, RequestId Request, TechnicianId Technician, string CustomerName, string? CustomerEmail, string Question, long AskedAtMs, string? SharerPlatform);
