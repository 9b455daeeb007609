using System.Collections.Concurrent;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Tests.Front;

/// <summary>What the person who started the server read.</summary>
public sealed class CapturedScreen : IOperatorScreen
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public void Tell(string line) => _lines.Enqueue(line);
}
