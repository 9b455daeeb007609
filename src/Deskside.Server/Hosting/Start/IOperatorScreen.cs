namespace Deskside.Server.Hosting.Start;

/// <summary>What the person who started the server reads: standard output. Never goes to the log.</summary>
public interface IOperatorScreen
{
    void Tell(string line);
}
