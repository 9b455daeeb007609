using System.Diagnostics.CodeAnalysis;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>A value or a fault, never both.</summary>
internal sealed class DeviceAnswer<T>
    where T : notnull
{
    private readonly T? _value;

    private DeviceAnswer(T? value, DeviceFault? fault) => (_value, Fault) = (value, fault);

    public DeviceFault? Fault { get; }

    public bool Has([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out DeviceFault? fault)
    {
        (value, fault) = (_value, Fault);
        return fault is null;
    }

    public static implicit operator DeviceAnswer<T>(T value) => new(value, null);

    public static implicit operator DeviceAnswer<T>(DeviceFault fault) => new(default, fault);
}
