using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A number input times a rate: years of management elsewhere count a half.</summary>
/// <remarks>Equality compares both. <c>default</c> names no input and is refused. Immutable, and safe to share between threads.</remarks>
/// <param name="Input">The input, a number.</param>
/// <param name="Rate">What a unit of it counts.</param>
public readonly record struct NumberTerm(string Input, Rational Rate)
{
    /// <summary>Rate and input.</summary>
    public override string ToString() => $"{Rate} × {Input}";
}
