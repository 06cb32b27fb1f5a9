using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Compensation;
using SupportDomain.Monetary;

namespace SupportDomain.Benchmarks.Compensation;

/// <summary>Area <c>salary</c>: a million estimates of a model of eight stages.</summary>
internal static class SalaryRatios
{
    private const string Area = "salary";
    private const int Million = 1_000_000;

    internal static IEnumerable<RatioCase> All()
    {
        yield return new(Area, "estimate-from-texts-vs-dictionaries-of-decimals", 8, Million, OursFromTexts(), RivalFromTexts());
        yield return new(Area, "estimates-of-many-from-texts-vs-dictionaries-of-decimals", 8, Million, OursOfMany(), RivalFromTexts());
        yield return new(Area, "estimate-from-places-vs-decimals", 8, Million, OursFromPlaces(), RivalFromValues());

        // The goal is a time: 2 seconds for all 2^20 mixtures. The rival evaluates each of them from its beginning, in integers of any size, without looking levels up.
        yield return new(Area, "shapley-by-evaluation-vs-every-mixture-anew", 20, 1,
            new("SalaryExplanation.Of", _ => ShapleyOfTwenty.Ours), new("every mixture anew in BigInteger", _ => ShapleyOfTwenty.Rival), InQuick: false);
    }

    private static Contender OursFromTexts() => new("CompiledSalaryModel.Estimate", seed =>
    {
        CompiledSalaryModel model = SalaryData.Model().Compile();
        string[][] rows = SalaryData.Rows(seed);
        return () =>
        {
            ulong sum = 0;
            for (int i = 0; i < Million / SalaryData.Profiles; i++)
            {
                foreach (string[] row in rows)
                {
                    sum = SalaryData.Checksum(sum, (ulong)model.Estimate(row).MinorUnits);
                }
            }

            return sum;
        };
    });

    private static Contender OursOfMany() => new("CompiledSalaryModel.EstimateMany", seed =>
    {
        CompiledSalaryModel model = SalaryData.Model().Compile();
        string[] levels = [.. SalaryData.Rows(seed).SelectMany(r => r)];
        Money[] pays = new Money[SalaryData.Profiles];
        return () =>
        {
            ulong sum = 0;
            for (int i = 0; i < Million / SalaryData.Profiles; i++)
            {
                model.EstimateMany(levels, [], pays);
                foreach (Money pay in pays)
                {
                    sum = SalaryData.Checksum(sum, (ulong)pay.MinorUnits);
                }
            }

            return sum;
        };
    });

    private static Contender RivalFromTexts() => new("a dictionary a factor and decimal", seed =>
    {
        DecimalSalary model = new();
        string[][] rows = SalaryData.Rows(seed);
        return () =>
        {
            ulong sum = 0;
            for (int i = 0; i < Million / SalaryData.Profiles; i++)
            {
                foreach (string[] row in rows)
                {
                    sum = SalaryData.Checksum(sum, (ulong)model.Pay(row));
                }
            }

            return sum;
        };
    });

    private static Contender OursFromPlaces() => new("CompiledSalaryModel.EstimateResolved", seed =>
    {
        CompiledSalaryModel model = SalaryData.Model().Compile();
        long[][] rows = [.. SalaryData.Rows(seed).Select(r =>
        {
            long[] places = new long[r.Length];
            model.Resolve(r, [], places);
            return places;
        })];
        return () =>
        {
            ulong sum = 0;
            for (int i = 0; i < Million / SalaryData.Profiles; i++)
            {
                foreach (long[] row in rows)
                {
                    sum = SalaryData.Checksum(sum, (ulong)model.EstimateResolved(row).MinorUnits);
                }
            }

            return sum;
        };
    });

    private static Contender RivalFromValues() => new("decimals found already", seed =>
    {
        DecimalSalary model = new();
        decimal[][] rows = [.. SalaryData.Rows(seed).Select(r => model.Resolve(r))];
        return () =>
        {
            ulong sum = 0;
            for (int i = 0; i < Million / SalaryData.Profiles; i++)
            {
                foreach (decimal[] row in rows)
                {
                    sum = SalaryData.Checksum(sum, (ulong)DecimalSalary.Multiply(row));
                }
            }

            return sum;
        };
    });
}
