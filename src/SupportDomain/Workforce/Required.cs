using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;

namespace SupportDomain.Workforce;

/// <summary>Refuses identifiers that are <c>default</c>, and negative durations.</summary>
internal static class Required
{
    internal static SkillId Id(SkillId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(SkillId)) : value;

    internal static AgentId Id(AgentId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(AgentId)) : value;

    internal static DutyId Id(DutyId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(DutyId)) : value;

    internal static Duration NotNegative(Duration value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value >= Duration.Zero
        ? value
        : throw new ArgumentOutOfRangeException(parameterName, value, $"{parameterName} is {DurationPattern.Roundtrip.Format(value)}; it must be zero or greater.");

    private static ArgumentException Fault(string? parameterName, string type) => new($"{parameterName} is default({type}), which names nothing; hand in an identifier.", parameterName);
}
