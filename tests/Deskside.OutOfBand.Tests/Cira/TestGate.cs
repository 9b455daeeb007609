using Deskside.OutOfBand.Cira;

namespace Deskside.OutOfBand.Tests.Cira;

/// <summary>Knows one device and its secret.</summary>
internal sealed class TestGate(Guid expected, string secret) : ICiraGate, ICiraHost
{
    public TaskCompletionSource<CiraConnection> Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public TaskCompletionSource<CiraEnd> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public CiraLine? Line { get; private set; }

    public ValueTask<HelloVerdict> HelloAsync(CiraConnection connection, DeviceHello hello, CancellationToken cancellation) =>
        ValueTask.FromResult(hello.Uuid == expected ? HelloVerdict.Expected : HelloVerdict.Unknown);

    public ValueTask<SignInVerdict> SignInAsync(CiraConnection connection, DeviceHello hello, string name, string given, CancellationToken cancellation) =>
        ValueTask.FromResult(given == secret ? SignInVerdict.Accepted : SignInVerdict.WrongSecret);

    public ValueTask ReadyAsync(CiraConnection connection, CancellationToken cancellation)
    {
        Ready.TrySetResult(connection);
        return ValueTask.CompletedTask;
    }

    public ICiraGate GateFor(CiraLine line)
    {
        Line = line;
        return this;
    }

    public void Ended(CiraLine line, DeviceHello? hello, CiraEnd end) => End.TrySetResult(end);
}
