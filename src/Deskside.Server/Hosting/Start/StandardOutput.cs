namespace Deskside.Server.Hosting.Start;

internal sealed class StandardOutput : IOperatorScreen
{
    public void Tell(string line) => Console.Out.WriteLine(line);
}
