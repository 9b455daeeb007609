using System.Net;
using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Deskside.Server.OutOfBand.Internal.Service;

namespace Deskside.Server.OutOfBand.Internal.Hellos;

/// <summary>The door for one call: a PC proves by name and secret to which organisation it belongs; whether it is let in is that organisation's affair.</summary>
/// <remarks>The right secret of a PC that no case expects keeps its line waiting, so that whoever types the UUID next finds it; no channel is opened on it.</remarks>
internal sealed class DeviceGate(CiraLine line, DeviceFloor floor, DeviceBook devices, ServiceBook services, HelloBook hellos, HelloPace pace, ThisNode node, TimeProvider time) : ICiraGate
{
    private ServiceRow? _service;
    private DateTimeOffset _at;

    public ValueTask<HelloVerdict> HelloAsync(CiraConnection connection, DeviceHello hello, CancellationToken cancellation)
    {
        _at = time.GetUtcNow();
        return ValueTask.FromResult(pace.AddressMayCall(line.Source.Address) ? HelloVerdict.Expected : HelloVerdict.TooOften);
    }

    public async ValueTask<SignInVerdict> SignInAsync(CiraConnection connection, DeviceHello hello, string name, string secret, CancellationToken cancellation)
    {
        // A name longer than ours is nobody's.
        var service = name.Length <= 64 ? await services.ByNameAsync(name, cancellation) : null;
        if (service is null || !services.IsSecretOf(service, secret))
        {
            if (pace.Wrong(line.Source.Address, hello.Uuid) && service is not null)
            {
                await ListAsync(service, hello, HelloVerdictName.WrongSecret, null, connection, cancellation);
            }

            return SignInVerdict.WrongSecret;
        }

        if (!pace.DeviceMayCall(service.Organisation.ToString(), hello.Uuid) || !floor.HasRoom(service.Organisation))
        {
            await ListAsync(service, hello, HelloVerdictName.TooOften, null, connection, cancellation);
            return SignInVerdict.WrongSecret;
        }

        _service = service;
        return SignInVerdict.Accepted;
    }

    public async ValueTask ReadyAsync(CiraConnection connection, CancellationToken cancellation)
    {
        var hello = connection.Hello!;
        var organisation = _service!.Organisation;
        var row = await devices.FindAsync(organisation, hello.Uuid, cancellation);
        var isExpected = row?.IsExpectedAt(time.GetUtcNow().ToUnixTimeMilliseconds()) == true;
        await ListAsync(_service, hello, isExpected ? HelloVerdictName.Expected : HelloVerdictName.Pending, isExpected ? row!.Request : null, connection, cancellation);
        await floor.ArrivedAsync(organisation, connection, line, CallOf(hello, connection), cancellation);
    }

    private Task ListAsync(ServiceRow service, DeviceHello hello, HelloVerdictName verdict, Domain.Identifiers.RequestId? request, CiraConnection connection, CancellationToken cancellation) =>
        hellos.AddAsync(service.Organisation, hello.Uuid, CallOf(hello, connection), verdict, request, cancellation);

    private DeviceCall CallOf(DeviceHello hello, CiraConnection connection) =>
        new(node.Name, _at, AddressOf(line.Source.Address), TriggerOf(hello.Trigger), line.Protection, [.. connection.Ports]);

    private static string AddressOf(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    private static HelloTrigger TriggerOf(ApfTrigger trigger) => trigger switch
    {
        ApfTrigger.ByPerson => HelloTrigger.Person,
        ApfTrigger.Alert => HelloTrigger.Alert,
        ApfTrigger.Provisioning => HelloTrigger.Provisioning,
        ApfTrigger.Periodic => HelloTrigger.Periodic,
        _ => HelloTrigger.Other,
    };
}
