using Deskside.Domain.Identifiers;

namespace Deskside.Server.OutOfBand.Internal.Hellos;

internal sealed record HelloResponse(
    DateTimeOffset At, Guid Uuid, string Spoken, string Address, HelloTrigger Trigger, string Cipher, HelloVerdictName Verdict, RequestId? Request);
