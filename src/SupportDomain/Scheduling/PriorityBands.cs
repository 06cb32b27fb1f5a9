using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>Which band each priority belongs to. All items of a lower band come before all items of a higher one: the strict part of an order.</summary>
/// <remarks>Equal by value; no order. <c>default</c> is <see cref="Flat"/>. Immutable, and safe to share between threads.</remarks>
public readonly record struct PriorityBands
{
    /// <summary>The highest band, inclusive.</summary>
    public const int Highest = 15;

    /// <summary>States the bands.</summary>
    /// <param name="urgent">The band of <see cref="WorkPriority.Urgent"/>, from 0 to <see cref="Highest"/>, inclusive.</param>
    /// <param name="high">The band of <see cref="WorkPriority.High"/>.</param>
    /// <param name="normal">The band of <see cref="WorkPriority.Normal"/>.</param>
    /// <param name="low">The band of <see cref="WorkPriority.Low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A band is outside these bounds.</exception>
    public PriorityBands(int urgent, int high, int normal, int low)
    {
        Urgent = Guard.Against.OutOfRange(urgent, 0, Highest);
        High = Guard.Against.OutOfRange(high, 0, Highest);
        Normal = Guard.Against.OutOfRange(normal, 0, Highest);
        Low = Guard.Against.OutOfRange(low, 0, Highest);
    }

    /// <summary>Every priority in a band of its own: urgent 0, high 1, normal 2, low 3.</summary>
    public static PriorityBands Strict { get; } = new(0, 1, 2, 3);

    /// <summary>All priorities in band 0.</summary>
    public static PriorityBands Flat => default;

    /// <summary>The band of urgent items.</summary>
    public int Urgent { get; }

    /// <summary>The band of high items.</summary>
    public int High { get; }

    /// <summary>The band of normal items.</summary>
    public int Normal { get; }

    /// <summary>The band of low items.</summary>
    public int Low { get; }

    /// <summary>The band of a priority.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="priority"/> is not defined.</exception>
    public int Of(WorkPriority priority) => priority switch
    {
        WorkPriority.Normal => Normal,
        WorkPriority.Urgent => Urgent,
        WorkPriority.High => High,
        WorkPriority.Low => Low,
        _ => (int)Guard.Against.UndefinedEnum(priority),
    };
}
