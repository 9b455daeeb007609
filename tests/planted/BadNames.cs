namespace Planted.Names;

/// <summary>Four names that the glossary bans.</summary>
public sealed class SessionManager
{
    public string UserName { get; set; } = "";

    public int CountClient(int agentNumber) => agentNumber;
}
