using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;

namespace SupportDomain.Workforce;

/// <summary>Refuses identifiers that are <c>default</c>, and durations that are negative or too long.</summary>
internal static class Required
{
    internal static SkillId Id(SkillId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(SkillId)) : value;

    internal static AgentId Id(AgentId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(AgentId)) : value;

    internal static DutyId Id(DutyId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(DutyId)) : value;

    internal static Duration Within292Years(Duration value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) =>
        value >= Duration.Zero && value <= Duration.FromNanoseconds(long.MaxValue)
            ? value
            : throw new ArgumentOutOfRangeException(parameterName, value, $"{parameterName} is {DurationPattern.Roundtrip.Format(value)}; it must be from zero to 2^63 - 1 nanoseconds (292 years).");

    private static ArgumentException Fault(string? parameterName, string type) => new($"{parameterName} is default({type}), which names nothing; hand in an identifier.", parameterName);
}
