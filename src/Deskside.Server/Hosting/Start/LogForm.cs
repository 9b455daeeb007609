namespace Deskside.Server.Hosting.Start;

/// <summary>How the log is written to standard error.</summary>
public enum LogForm
{
    Text,
    Json,
}
