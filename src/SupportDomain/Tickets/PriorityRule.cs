using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>One cell of a <see cref="PriorityMatrix"/>.</summary>
/// <remarks>Equality is ordinal; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed record PriorityRule
{
    /// <summary>States a cell.</summary>
    /// <param name="impact">The impact, as the source system names it.</param>
    /// <param name="urgency">The urgency.</param>
    /// <param name="priority">The priority that follows.</param>
    /// <exception cref="ArgumentException">A name is null or blank.</exception>
    public PriorityRule(string impact, string urgency, string priority)
    {
        Impact = Guard.Against.NullOrWhiteSpace(impact);
        Urgency = Guard.Against.NullOrWhiteSpace(urgency);
        Priority = Guard.Against.NullOrWhiteSpace(priority);
    }

    /// <summary>The impact.</summary>
    public string Impact { get; }

    /// <summary>The urgency.</summary>
    public string Urgency { get; }

    /// <summary>The priority that follows.</summary>
    public string Priority { get; }
}
