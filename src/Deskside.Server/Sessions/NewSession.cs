using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;

namespace Deskside.Server.Sessions;

/// <summary>What a session takes over from the request that it grew out of.</summary>
public sealed record NewSession(OrganisationId Organisation, RequestId Request, TechnicianId Technician, string CustomerName, string? CustomerEmail, string Question, WayIn WayIn, long AskedAtMs, string? SharerPlatform);
