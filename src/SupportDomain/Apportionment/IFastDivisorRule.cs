namespace SupportDomain.Apportionment;

/// <summary>A divisor method in 64-bit integers; a struct, so that each loop is compiled for it.</summary>
internal interface IFastDivisorRule
{
    /// <summary>How many divisors are at most the quota f + r ÷ total, for a weight greater than zero.</summary>
    ulong Count(ulong f, ulong r, ulong total);

    /// <summary>The priority of the unit after s units as a fraction below 2^127 over one below 2^125; a zero denominator is infinite.</summary>
    (UInt128 Numerator, UInt128 Denominator) Priority(ulong weight, ulong s);

    /// <summary>How many half units the roundings of n recipients add to the quotas on average.</summary>
    long HalfUnits { get; }
}
