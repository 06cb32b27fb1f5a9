namespace SupportDomain.Reports;

/// <summary>An estimated number with its name and its 95 % interval, to be drawn.</summary>
/// <remarks>Equal by value; no order. <c>default</c> has no name and is refused by <see cref="EstimateChart"/>. Immutable, safe for use by many threads.</remarks>
/// <param name="Name">What the number is of, such as a workload, a variant or a length of time.</param>
/// <param name="Value">The number, in the unit of its chart; NaN where nothing is known.</param>
/// <param name="HalfWidth">Half the width of its interval, zero or more; NaN where there is none.</param>
public readonly record struct EstimateFigure(string Name, double Value, double HalfWidth);
