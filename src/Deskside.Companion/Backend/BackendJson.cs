using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deskside.Companion.Backend;

/// <summary>Source-generated JSON: the Companion is trimmed, so nothing may be found by reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomerView))]
[JsonSerializable(typeof(ChatMessage[]))]
[JsonSerializable(typeof(AskBody))]
[JsonSerializable(typeof(JoinBody))]
[JsonSerializable(typeof(PostMessageBody))]
[JsonSerializable(typeof(SeenBody))]
[JsonSerializable(typeof(LegBody))]
[JsonSerializable(typeof(LegTicket))]
[JsonSerializable(typeof(ConsentBody))]
[JsonSerializable(typeof(ScreenBody))]
[JsonSerializable(typeof(EndBody))]
[JsonSerializable(typeof(PublicPortal))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class BackendJson : JsonSerializerContext;
