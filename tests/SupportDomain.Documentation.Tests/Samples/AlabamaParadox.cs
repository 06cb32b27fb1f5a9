using SupportDomain.Apportionment;
using SupportDomain.Numerics;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class AlabamaParadox
{
    internal static void Run()
    {
        #region AlabamaParadox
        // Census of 1880, the states in alphabetical order: Alabama first.
        Rational[] population =
        [
            1_262_505, 802_525, 864_694, 194_327, 622_700, 146_608, 269_493, 1_542_180, 3_077_871, 1_978_301,
            1_624_615, 996_096, 1_648_690, 939_946, 648_936, 934_943, 1_783_085, 1_636_937, 780_773, 1_131_597,
            2_168_380, 452_402, 62_266, 346_991, 1_131_116, 5_082_871, 1_399_750, 3_198_062, 174_768, 4_282_891,
            276_531, 995_577, 1_542_359, 1_591_749, 332_286, 1_512_565, 618_457, 1_315_497,
        ];
        ApportionmentProblem hamilton = new ApportionmentProblem(299, population).WithMinimum(1);
        ApportionmentProblem webster = hamilton.WithMethod(ApportionmentMethod.Webster);

        Console.WriteLine($"Alabama has {Apportioner.Apportion(hamilton).Value.Shares[0]} of 299 seats");
        Console.WriteLine($"and {Apportioner.Apportion(hamilton.WithUnits(300)).Value.Shares[0]} of 300.");
        foreach (HouseLoss loss in Analyze.HouseLosses(hamilton, 275, 350))
        {
            Console.WriteLine($"At {loss.Units} seats state {loss.Index} goes from {loss.Before} to {loss.After}");
        }

        Console.WriteLine($"By Webster's method, states that lose a seat: {Analyze.HouseLosses(webster, 275, 350).Length}");
        // → Alabama has 8 of 299 seats
        // → and 7 of 300.
        // → At 287 seats state 6 goes from 2 to 1
        // → At 300 seats state 0 goes from 8 to 7
        // → At 307 seats state 7 goes from 10 to 9
        // → At 340 seats state 14 goes from 5 to 4
        // → By Webster's method, states that lose a seat: 0
        #endregion
    }
}
