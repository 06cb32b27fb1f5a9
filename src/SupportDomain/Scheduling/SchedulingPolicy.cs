using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>The rules of a scheduler as one value.</summary>
/// <remarks>
/// Data, without behaviour of its own: two schedulers with equal policies that are given equal commands give equal events. Equal by value; no order; no <c>default</c>,
/// <c>new()</c> is strict by priority, then by arrival. Immutable, and safe to share between threads.
/// </remarks>
public sealed record SchedulingPolicy
{
    /// <summary>The greatest number of classes of service, inclusive.</summary>
    public const int MaximumClasses = 64;

    /// <summary>The greatest number of overflow rules, inclusive.</summary>
    public const int MaximumOverflowRules = 32;

    private static readonly Duration Longest = Duration.FromDays(36_500);

    /// <summary>What orders the items of a band.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public WorkOrdering Ordering { get; init => field = Guard.Against.UndefinedEnum(value, nameof(Ordering)); }

    /// <summary>The strict part of the order.</summary>
    public PriorityBands Bands { get; init; } = PriorityBands.Strict;

    /// <summary>The classes of service, which items name by index: 1 to <see cref="MaximumClasses"/>, with costs in one currency.</summary>
    /// <exception cref="ArgumentException">There is no class or there are too many, a class is null, or the costs are in several currencies.</exception>
    public ImmutableArray<ServiceClass> Classes { get; init => field = CheckClasses(value); } = [new ServiceClass("standard")];

    /// <summary>From which wait on age counts no further, under <see cref="WorkOrdering.CappedAge"/>; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than 36,500 days.</exception>
    public Duration AgeCap { get; init => field = Guard.Against.OutOfRange(value, Duration.Zero, Longest, nameof(AgeCap)); } = Duration.FromDays(7);

    /// <summary>How long an offer stands; more than zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or more than 36,500 days.</exception>
    public Duration OfferDuration { get; init => field = Guard.Against.OutOfRange(value, Duration.FromTicks(1), Longest, nameof(OfferDuration)); } = Duration.FromMinutes(1);

    /// <summary>To how many agents <see cref="WorkflowScheduler.Dispatch"/> offers an item at once, at most; 1 to 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    public int OffersPerItem { get; init => field = Guard.Against.OutOfRange(value, 1, 50, nameof(OffersPerItem)); } = 1;

    /// <summary>How many open offers an agent has at once, at most; 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int OffersPerAgent { get; init => field = Guard.Against.OutOfRange(value, 1, int.MaxValue, nameof(OffersPerAgent)); } = int.MaxValue;

    /// <summary>What becomes of an item's age when its offers are declined or expire.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public AgeRule ReturnAge { get; init => field = Guard.Against.UndefinedEnum(value, nameof(ReturnAge)); }

    /// <summary>Whether an agent who lets an offer expire counts as having declined it.</summary>
    public bool ExpiryCountsAsDecline { get; init; } = true;

    /// <summary>
    /// How long declining is remembered after the last decline; more than zero, or null: until every agent on duty who may take the item has declined it, which ends it in any case.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or more than 36,500 days.</exception>
    public Duration? DeclineMemory { get; init => field = value is { } time ? Guard.Against.OutOfRange(time, Duration.FromTicks(1), Longest, nameof(DeclineMemory)) : null; }

    /// <summary>Which agent an item is offered to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public AgentChoice AgentChoice { get; init => field = Guard.Against.UndefinedEnum(value, nameof(AgentChoice)); }

    /// <summary>What an agent is given first of what the agent may take.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public WorkChoice WorkChoice { get; init => field = Guard.Against.UndefinedEnum(value, nameof(WorkChoice)); }

    /// <summary>Whether items past their due time come before the others of their band.</summary>
    public bool BreachedFirst { get; init; }

    /// <summary>How long before its due time a ready item moves to <see cref="DueBand"/>; negative for after; null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is more than 36,500 days to either side.</exception>
    public Duration? EscalateBeforeDue { get; init => field = value is { } time ? Guard.Against.OutOfRange(time, -Longest, Longest, nameof(EscalateBeforeDue)) : null; }

    /// <summary>The band that items near their due time move to, unless they are in a lower one; 0 to 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    public int DueBand { get; init => field = Guard.Against.OutOfRange(value, 0, PriorityBands.Highest, nameof(DueBand)); }

    /// <summary>The rules of overflow, tried in this order; at most <see cref="MaximumOverflowRules"/>.</summary>
    /// <exception cref="ArgumentException">There are too many, or one is null.</exception>
    public ImmutableArray<OverflowRule> Overflow { get; init => field = CheckRules(value); } = [];

    /// <summary>Fair shares between customers; null for none.</summary>
    public FairnessPolicy? Fairness { get; init; }

    /// <summary>What surge changes; null if there is no surge.</summary>
    public SurgePolicy? Surge { get; init; }

    /// <inheritdoc/>
    public bool Equals(SchedulingPolicy? other) => other is not null
        && Ordering == other.Ordering && Bands == other.Bands && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan()) && AgeCap == other.AgeCap
        && OfferDuration == other.OfferDuration && OffersPerItem == other.OffersPerItem && OffersPerAgent == other.OffersPerAgent
        && ReturnAge == other.ReturnAge && ExpiryCountsAsDecline == other.ExpiryCountsAsDecline && DeclineMemory == other.DeclineMemory
        && AgentChoice == other.AgentChoice && WorkChoice == other.WorkChoice && BreachedFirst == other.BreachedFirst && EscalateBeforeDue == other.EscalateBeforeDue && DueBand == other.DueBand
        && Overflow.AsSpan().SequenceEqual(other.Overflow.AsSpan()) && Equals(Fairness, other.Fairness) && Equals(Surge, other.Surge);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ordering, Bands, Classes.Length, OfferDuration, AgentChoice, Fairness, Surge);

    private static ImmutableArray<ServiceClass> CheckClasses(ImmutableArray<ServiceClass> value)
    {
        if (value.IsDefault || value.Length is 0 or > MaximumClasses || value.Contains(null!))
        {
            throw new ArgumentException($"Classes holds {(value.IsDefault ? 0 : value.Length)} classes; there must be from 1 to {MaximumClasses}, none of them null.", nameof(value));
        }

        string[] currencies = [.. value.Where(c => c.CostPerHour is not null).Select(c => c.CostPerHour!.Value.Currency.ToString()).Distinct(StringComparer.Ordinal)];
        return currencies.Length <= 1
            ? value
            : throw new ArgumentException($"Classes states costs in {string.Join(" and ", currencies)}; they must be in one currency.", nameof(value));
    }

    private static ImmutableArray<OverflowRule> CheckRules(ImmutableArray<OverflowRule> value) => !value.IsDefault && value.Length <= MaximumOverflowRules && !value.Contains(null!)
        ? value
        : throw new ArgumentException($"Overflow holds {(value.IsDefault ? 0 : value.Length)} rules; there must be at most {MaximumOverflowRules}, none of them null.", nameof(value));
}
