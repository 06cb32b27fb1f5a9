using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>When a team has too much to do, its items go to another team.</summary>
/// <remarks>
/// <para>
/// By length, judged when an item is enqueued; by wait, judged by a timer while the item is ready. Rules are tried in the order of the policy's list, each at most once
/// for an item's stay. A moved item keeps its age. Equal by value; no order; no <c>default</c>. Immutable, and safe to share between threads.
/// </para>
/// </remarks>
public sealed record OverflowRule
{
    private OverflowRule(GroupId? from, GroupId? to)
    {
        From = from is { IsDefault: true } ? throw Nobody(nameof(from)) : from;
        To = to is { IsDefault: true } ? throw Nobody(nameof(to)) : to;
        if (From == To)
        {
            throw new ArgumentException($"The rule moves from {(from is { } team ? team.Value : "no team")} to the same; it must name two different places.", nameof(to));
        }
    }

    /// <summary>The team that has too much to do; null for items of no team.</summary>
    public GroupId? From { get; }

    /// <summary>The team that helps; null for every team.</summary>
    public GroupId? To { get; }

    /// <summary>The rule holds when so many items of the team are ready, the new one not counted; null if length does not matter.</summary>
    public int? Length { get; private init; }

    /// <summary>The rule holds when the item has been in for so long; null if the wait does not matter.</summary>
    public Duration? Wait { get; private init; }

    /// <summary>A rule by length.</summary>
    /// <param name="from">The team that has too much to do; null for items of no team.</param>
    /// <param name="to">The team that helps; null for every team.</param>
    /// <param name="length">How many ready items are too many; 0 or more.</param>
    /// <exception cref="ArgumentException">The teams are the same, or one is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static OverflowRule ByLength(GroupId? from, GroupId? to, int length) => new(from, to) { Length = Guard.Against.Negative(length) };

    /// <summary>A rule by wait.</summary>
    /// <param name="from">The team that has too much to do; null for items of no team.</param>
    /// <param name="to">The team that helps; null for every team.</param>
    /// <param name="wait">How long is too long, from enqueueing; zero or more.</param>
    /// <exception cref="ArgumentException">The teams are the same, or one is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wait"/> is negative.</exception>
    public static OverflowRule ByWait(GroupId? from, GroupId? to, Duration wait) => new(from, to) { Wait = Guard.Against.OutOfRange(wait, Duration.Zero, Duration.MaxValue) };

    private static ArgumentException Nobody(string parameterName) => new($"{parameterName} is default(GroupId), which names no team; hand in null for none.", parameterName);
}
