using System.Net;

namespace Deskside.OutOfBand.Cira;

/// <summary>What is known of a line besides the device's own claims: where it came from and what protects it.</summary>
public sealed record CiraLine(IPEndPoint Source, DateTimeOffset Since, string Protection);
