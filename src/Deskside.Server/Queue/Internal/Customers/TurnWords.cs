using Deskside.Server.Hosting.Json;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>The sentences of the mail that calls a customer back, in one language, from turn.json beside this file. {0} is his name.</summary>
internal sealed record TurnWords
{
    private static readonly IReadOnlyDictionary<string, TurnWords> All = WordFile.Read<TurnWords>("turn");

    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    public required string Near { get; init; }

    public required string Button { get; init; }

    public required string Only { get; init; }

    public static TurnWords In(string language) => All.GetValueOrDefault(language) ?? All["en"];
}
