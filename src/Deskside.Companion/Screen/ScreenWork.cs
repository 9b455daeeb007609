using Deskside.Companion.Legs;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Screen;

/// <summary>Waits for something to do on the screen: damage, another choice of surfaces, or debt that falls due.</summary>
/// <remarks>One waiter. A wait that was overtaken stays and is taken up again, so that nothing is waited for twice.</remarks>
internal sealed class ScreenWork(IScreenSource source, Pulse choosing, TimeProvider time)
{
    private Task? _damage;
    private Task? _choice;
    private uint _surfaces;

    /// <param name="surfaces">Whose damage counts, bit by surface number.</param>
    /// <param name="debtDue">When to return at the latest; null when nothing is owed.</param>
    public async Task WaitAsync(uint surfaces, TimeSpan? debtDue, CancellationToken cancellation)
    {
        if (_damage is null || _surfaces != surfaces) (_damage, _surfaces) = (source.WaitForDamageAsync(surfaces, cancellation).AsTask(), surfaces);
        _choice ??= choosing.WaitAsync(cancellation);
        await await (debtDue is { } due
            ? Task.WhenAny(_damage, _choice, Task.Delay(due, time, cancellation))
            : Task.WhenAny(_damage, _choice));
        if (_damage.IsCompleted) _damage = null;
        if (_choice.IsCompleted) _choice = null;
    }
}
