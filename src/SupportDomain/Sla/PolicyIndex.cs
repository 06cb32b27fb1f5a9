using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Narrows the policies of a clock to those that a ticket's most telling field leaves, in their order of rank.</summary>
internal sealed class PolicyIndex
{
    private readonly TicketField _field;
    private readonly FrozenDictionary<string, SlaPolicy[]> _byValue;
    private readonly SlaPolicy[] _others;

    internal PolicyIndex(ImmutableArray<SlaPolicy> policies)
    {
        _field = Enum.GetValues<TicketField>().MaxBy(f => policies.Count(p => ConditionOn(p, f) is not null));
        _others = [.. policies.Where(p => ConditionOn(p, _field) is null)];
        _byValue = policies
            .SelectMany(p => ConditionOn(p, _field)?.Values ?? [])
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(
                v => v,
                v => policies.Where(p => ConditionOn(p, _field) is not { } condition || condition.Values.Contains(v, StringComparer.Ordinal)).ToArray(),
                StringComparer.Ordinal);
    }

    internal ReadOnlySpan<SlaPolicy> Candidates(TicketAttributes attributes) =>
        attributes[_field] is { } value && _byValue.TryGetValue(value, out SlaPolicy[]? policies) ? policies : _others;

    private static TicketCondition? ConditionOn(SlaPolicy policy, TicketField field) => policy.Conditions.FirstOrDefault(c => c.Field == field);
}
