namespace Deskside.Server.Tests.Front;

/// <summary>The two stores. Every test of what is stored runs on both.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
