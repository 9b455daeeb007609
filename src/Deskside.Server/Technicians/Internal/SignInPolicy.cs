using Deskside.Server.Hosting.Problems;

namespace Deskside.Server.Technicians.Internal;

internal enum SecondFactorRule
{
    Optional,
    Required,
}

/// <summary>How the technicians of an organisation sign in. Without a stored one, <see cref="Standard"/> holds.</summary>
/// <param name="SecondFactor">Required: who has none can only add one after signing in by password.</param>
/// <param name="MinPassword">Characters, 10 to 64. Holds for passwords that are chosen from now on.</param>
/// <param name="IdleMinutes">5 to 1440 without a call end a sign-in.</param>
/// <param name="AbsoluteHours">1 to 720 end it in any case.</param>
internal sealed record SignInPolicy(SecondFactorRule SecondFactor, long MinPassword, long IdleMinutes, long AbsoluteHours)
{
    public const string StandardIdleMinutes = "720";
    public const string StandardAbsoluteHours = "168";

    public static SignInPolicy Standard { get; } = new(SecondFactorRule.Optional, 10, 720, 168);

    public static SignInPolicy Read(FieldFaults fields, SecondFactorRule? secondFactor, long? minPassword, long? idleMinutes, long? absoluteHours)
    {
        if (secondFactor is null)
        {
            fields.Add("secondFactor", "must be optional or required");
        }

        return new SignInPolicy(
            secondFactor ?? SecondFactorRule.Optional,
            Bounded(fields, "minPassword", minPassword, 10, 64),
            Bounded(fields, "idleMinutes", idleMinutes, 5, 1440),
            Bounded(fields, "absoluteHours", absoluteHours, 1, 720));
    }

    private static long Bounded(FieldFaults fields, string field, long? value, long least, long most)
    {
        if (value is null || value < least || value > most)
        {
            fields.Add(field, $"must be {least} to {most}");
        }

        return value ?? least;
    }
}
