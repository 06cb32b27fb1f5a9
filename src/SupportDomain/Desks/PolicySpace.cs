using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>A set of tickets: values allowed or excluded in each dimension, tags needed and forbidden, and a stretch of time. Immutable.</summary>
/// <remarks>The dimensions are independent of each other, so a set is empty only where one of its dimensions is.</remarks>
internal sealed class PolicySpace
{
    private const string Group = "group";

    private ImmutableDictionary<string, ValueSet> Values { get; init; } = ImmutableDictionary<string, ValueSet>.Empty;

    private ImmutableHashSet<string> ForbiddenTags { get; init; } = [];

    /// <summary>Of each list one tag at least.</summary>
    private ImmutableArray<ImmutableArray<string>> NeededTags { get; init; } = [];

    private Instant From { get; init; } = Instant.MinValue;

    private Instant Until { get; init; } = Instant.MaxValue;

    private bool IsEmpty => From >= Until || Values.Values.Any(v => v.IsEmpty) || NeededTags.Any(any => any.All(ForbiddenTags.Contains));

    /// <summary>The tickets that a policy applies to.</summary>
    internal static PolicySpace Of(SlaPolicy policy) => new()
    {
        Values = Demands(policy).ToImmutableDictionary(d => d.Dimension, d => d.Values, StringComparer.Ordinal),
        NeededTags = policy.Tags.IsEmpty ? [] : [policy.Tags],
        From = policy.ValidFrom ?? Instant.MinValue,
        Until = policy.ValidUntil ?? Instant.MaxValue,
    };

    /// <summary>Whether a ticket of the set is one that the policy applies to.</summary>
    internal bool Meets(SlaPolicy policy)
    {
        PolicySpace common = this;
        foreach ((string dimension, ValueSet values) in Demands(policy))
        {
            common = common.And(dimension, values);
        }

        return !common.Needing(policy.Tags).Between(policy.ValidFrom, policy.ValidUntil).IsEmpty;
    }

    /// <summary>The tickets of the set that the policy does not apply to, as sets that have none in common; the set itself where they are all.</summary>
    internal IEnumerable<PolicySpace> Except(SlaPolicy policy) => Meets(policy) ? Cut(policy).Where(s => !s.IsEmpty) : [this];

    /// <summary>Goes through the demands one by one: what fails this one and meets those before it is a piece.</summary>
    private IEnumerable<PolicySpace> Cut(SlaPolicy policy)
    {
        PolicySpace rest = this;
        foreach ((string dimension, ValueSet values) in Demands(policy))
        {
            yield return rest.And(dimension, values.Complement());
            rest = rest.And(dimension, values);
        }

        if (!policy.Tags.IsEmpty)
        {
            yield return new PolicySpace(rest) { ForbiddenTags = rest.ForbiddenTags.Union(policy.Tags) };
            rest = rest.Needing(policy.Tags);
        }

        yield return rest.Between(null, policy.ValidFrom ?? Instant.MinValue);
        yield return rest.Between(policy.ValidUntil ?? Instant.MaxValue, null);
    }

    private static IEnumerable<(string Dimension, ValueSet Values)> Demands(SlaPolicy policy)
    {
        foreach (TicketCondition condition in policy.Conditions)
        {
            yield return ($"field {condition.Field}", ValueSet.Of(condition.Values));
        }

        if (!policy.Groups.IsEmpty)
        {
            yield return (Group, ValueSet.Of(policy.Groups.Select(g => g.Value)));
        }

        foreach (CustomFieldCondition condition in policy.Custom)
        {
            yield return ($"custom {condition.Name}", ValueSet.Of(condition.Values));
        }
    }

    private PolicySpace()
    {
    }

    private PolicySpace(PolicySpace source)
    {
        Values = source.Values;
        ForbiddenTags = source.ForbiddenTags;
        NeededTags = source.NeededTags;
        From = source.From;
        Until = source.Until;
    }

    private PolicySpace And(string dimension, ValueSet values) => new(this)
    {
        Values = Values.SetItem(dimension, Values.TryGetValue(dimension, out ValueSet? known) ? known.And(values) : values),
    };

    private PolicySpace Needing(ImmutableArray<string> tags) => tags.IsEmpty ? this : new PolicySpace(this) { NeededTags = NeededTags.Add(tags) };

    private PolicySpace Between(Instant? from, Instant? until) => new(this)
    {
        From = Instant.Max(From, from ?? Instant.MinValue),
        Until = Instant.Min(Until, until ?? Instant.MaxValue),
    };

    /// <summary>Some texts, or all but some; what is not known is among all but some.</summary>
    private sealed class ValueSet
    {
        private readonly ImmutableHashSet<string> _texts;
        private readonly bool _isAllBut;

        private ValueSet(ImmutableHashSet<string> texts, bool isAllBut)
        {
            _texts = texts;
            _isAllBut = isAllBut;
        }

        internal bool IsEmpty => !_isAllBut && _texts.IsEmpty;

        internal static ValueSet Of(IEnumerable<string> texts) => new(texts.ToImmutableHashSet(StringComparer.Ordinal), isAllBut: false);

        internal ValueSet Complement() => new(_texts, !_isAllBut);

        internal ValueSet And(ValueSet other) => (_isAllBut, other._isAllBut) switch
        {
            (true, true) => new(_texts.Union(other._texts), isAllBut: true),
            (true, false) => new(other._texts.Except(_texts), isAllBut: false),
            (false, true) => new(_texts.Except(other._texts), isAllBut: false),
            _ => new(_texts.Intersect(other._texts), isAllBut: false),
        };
    }
}
