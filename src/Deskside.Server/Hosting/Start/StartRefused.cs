namespace Deskside.Server.Hosting.Start;

/// <summary>The server cannot start as told. The message says the option, its bound, its value, and what to do.</summary>
public sealed class StartRefused(string message) : Exception(message);
