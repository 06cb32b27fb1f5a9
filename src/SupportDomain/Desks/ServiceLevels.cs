using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>What a desk promises of tickets whose events are known: clocks, actions by time, and rules for tickets that need attention. One value to store, compare and put in force.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class ServiceLevels
{
    /// <summary>Puts service levels together.</summary>
    /// <param name="clocks">The clocks, in the order of their verdicts; at least one.</param>
    /// <param name="actions">Actions by time; null for none.</param>
    /// <param name="attention">Rules for tickets that need attention; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clocks"/>, or an item of a list, is null.</exception>
    /// <exception cref="ArgumentException">There is no clock, or two clocks, actions or rules have the same name.</exception>
    public ServiceLevels(IEnumerable<SlaClock> clocks, IEnumerable<TimedAction>? actions = null, IEnumerable<AttentionRule>? attention = null)
    {
        Clocks = [.. Guard.Against.Null(clocks).Select(c => Guard.Against.Null(c, nameof(clocks)))];
        Actions = [.. (actions ?? []).Select(a => Guard.Against.Null(a, nameof(actions)))];
        Attention = [.. (attention ?? []).Select(a => Guard.Against.Null(a, nameof(attention)))];
        _ = NewBook();
        if (Attention.GroupBy(a => a.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"There are {twice.Count()} rules for attention named {twice.Key}; each name stands once.", nameof(attention));
        }
    }

    /// <summary>The clocks, in the order of their verdicts.</summary>
    public ImmutableArray<SlaClock> Clocks { get; }

    /// <summary>Actions by time.</summary>
    public ImmutableArray<TimedAction> Actions { get; }

    /// <summary>Rules for tickets that need attention.</summary>
    public ImmutableArray<AttentionRule> Attention { get; }

    /// <summary>The clocks over whole histories: made anew at each call, so keep it.</summary>
    public SlaEvaluator ToEvaluator() => new(Clocks);

    /// <summary>A new book of open tickets, without tickets, that keeps the clocks and tells the actions.</summary>
    public SlaBook NewBook() => new(Clocks, Actions);
}
