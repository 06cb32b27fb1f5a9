using System.Runtime.CompilerServices;
using SupportDomain.Identifiers;

namespace SupportDomain.Workforce;

/// <summary>Refuses identifiers that are <c>default</c>.</summary>
internal static class Required
{
    internal static SkillId Id(SkillId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(SkillId)) : value;

    internal static AgentId Id(AgentId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(AgentId)) : value;

    internal static DutyId Id(DutyId value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) => value.IsDefault ? throw Fault(parameterName, nameof(DutyId)) : value;

    private static ArgumentException Fault(string? parameterName, string type) => new($"{parameterName} is default({type}), which names nothing; hand in an identifier.", parameterName);
}
