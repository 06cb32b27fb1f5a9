using SupportDomain.Apportionment;
using SupportDomain.Numerics;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class QuotaViolation
{
    internal static void Run()
    {
        #region QuotaViolation
        // Apportionment of 1832, 240 seats, the states by population: New York first.
        Rational[] population =
        [
            1_918_578, 1_348_072, 1_023_503, 937_901, 639_747, 625_263, 621_832, 610_408,
            455_025, 429_811, 405_843, 399_454, 343_031, 319_922, 297_665, 280_657,
            269_326, 262_508, 171_904, 157_147, 130_419, 110_358, 97_194, 75_432,
        ];
        ApportionmentProblem problem = new(240, population);
        Console.WriteLine($"New York's quota is {Analyze.Quotas(problem)[0].ToDecimalString(3, Rounding.HalfEven)}");
        foreach (ApportionmentMethod method in (ApportionmentMethod[])
            [ApportionmentMethod.Jefferson, ApportionmentMethod.Adams, ApportionmentMethod.Webster, ApportionmentMethod.LargestRemainder])
        {
            ApportionmentResult result = Apportioner.Apportion(problem.WithMethod(method)).Value;
            Console.WriteLine($"{method}: {result.Shares[0]}, outside of its quota: {Analyze.QuotaViolations(result).Contains(0)}");
        }

        // → New York's quota is 38.593
        // → jefferson: 40, outside of its quota: True
        // → adams: 37, outside of its quota: True
        // → webster: 39, outside of its quota: False
        // → largest-remainder/hare: 39, outside of its quota: False
        #endregion
    }
}
