using SupportDomain.Internal;

namespace SupportDomain.Apportionment;

/// <summary>Divides indivisible units by weights: no unit lost, no share wrong.</summary>
/// <remarks>
/// <para>The shares sum to the units; no share has the other sign; a zero weight gets zero unless it has a floor; dividing −m gives the negated shares of
/// m; renaming recipients renames shares, up to the tie policy; a tie is always reported.</para>
/// <para>Pure, and safe to call from any thread. Integers only: no floating point, no roots.</para>
/// </remarks>
public static partial class Apportioner
{
    /// <summary>Divides with any weights and bounds, or says by how much the bounds forbid it.</summary>
    /// <param name="problem">What is to be divided.</param>
    /// <returns>The shares, or the shortfall. Takes O(n log n) operations on integers as long as units × weights.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public static DivisionOutcome<ApportionmentResult> Apportion(ApportionmentProblem problem) =>
        Guard.Against.Null(problem).BoundsRule == BoundsRule.RescaleQuotas ? WaterFilling.FillUnits(problem) : ExactApportionment.Solve(problem);
}
