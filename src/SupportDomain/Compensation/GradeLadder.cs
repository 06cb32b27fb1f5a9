using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Grades by points: each begins at its points, inclusive, and reaches to the next one's, exclusive.</summary>
/// <remarks>No table of a commercial method is built in; the points of factors and levels are the employer's own. Immutable, and safe to share between threads.</remarks>
public sealed class GradeLadder
{
    /// <summary>States a ladder.</summary>
    /// <param name="starts">The points at which grades begin, ascending; at least one.</param>
    /// <exception cref="ArgumentException">There are none, or they do not ascend.</exception>
    public GradeLadder(IEnumerable<Rational> starts)
    {
        Starts = [.. Guard.Against.Null(starts)];
        if (Starts.IsEmpty || Starts.Zip(Starts.Skip(1)).Any(p => p.Second <= p.First))
        {
            throw new ArgumentException($"The grades begin at {string.Join(", ", Starts)}; there must be at least one, and they must ascend.", nameof(starts));
        }
    }

    /// <summary>The points at which grades begin.</summary>
    public ImmutableArray<Rational> Starts { get; }

    /// <summary>Equal steps: 100, 150, 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not greater than zero, or <paramref name="count"/> not from 1 to 1,000.</exception>
    public static GradeLadder Arithmetic(Rational first, Rational step, int count)
    {
        RequireAbove(step, Rational.Zero, nameof(step));
        return new GradeLadder(Enumerable.Range(0, Guard.Against.OutOfRange(count, 1, 1000)).Select(i => first + (step * i)));
    }

    /// <summary>Equal ratios: 100, 115, 529/4, 12167/80 at 15 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first is not greater than zero, the ratio not greater than one, or <paramref name="count"/> not from 1 to 1,000.</exception>
    public static GradeLadder Geometric(Rational first, Rational ratio, int count)
    {
        RequireAbove(first, Rational.Zero, nameof(first));
        RequireAbove(ratio, Rational.One, nameof(ratio));
        return new GradeLadder(Enumerable.Range(0, Guard.Against.OutOfRange(count, 1, 1000)).Select(i => Enumerable.Repeat(ratio, i).Aggregate(first, Rational.Multiply)));
    }

    /// <summary>The grade of a number of points, counted from zero; null below the first.</summary>
    public int? GradeOf(Rational points) => Starts.Count(s => s <= points) is > 0 and int grades ? grades - 1 : null;

    private static void RequireAbove(Rational value, Rational bound, string parameterName)
    {
        if (value <= bound)
        {
            throw new ArgumentOutOfRangeException(parameterName, $"{parameterName} is {value}; it must be greater than {bound}.");
        }
    }
}
