using System.Diagnostics.CodeAnalysis;

namespace Deskside.OutOfBand.WsMan;

/// <summary>What a call came to: a value or a failure, never both.</summary>
public sealed class WsManAnswer<T> where T : notnull
{
    private readonly T? _value;

    public WsManAnswer(T value) => _value = value;

    public WsManAnswer(WsManFailure failure) => Failure = failure;

    /// <summary>Null when there is a value.</summary>
    public WsManFailure? Failure { get; }

    public bool Has([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out WsManFailure? failure)
    {
        (value, failure) = (_value, Failure);
        return failure is null;
    }

    public WsManAnswer<TOther> Select<TOther>(Func<T, TOther> choose) where TOther : notnull =>
        Has(out var value, out var failure) ? new(choose(value)) : new(failure);

    public static implicit operator WsManAnswer<T>(WsManFailure failure) => new(failure);

    public static implicit operator WsManAnswer<T>(T value) => new(value);
}

/// <summary>A call that has nothing to give back did what was asked.</summary>
public readonly record struct Done;
