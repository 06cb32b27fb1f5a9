using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Benchmarks.Compensation;

/// <summary>A model of eight stages, base by role and level and seven factors of two decimals, and a thousand profiles as texts of their own.</summary>
internal static class SalaryData
{
    internal const int Profiles = 1_000;

    internal static readonly string[][] Levels =
    [
        ["support agent", "senior support agent", "support manager", "head of support"],
        ["junior", "intermediate", "senior", "principal"],
        ["Tehran", "Isfahan", "Ahvaz", "Tabriz", "Shiraz", "Karaj", "Mashhad", "other city"],
        ["less than 2 years", "2 to 5 years", "5 to 8 years", "8 years or more"],
        ["none", "course", "certificate"],
        ["none", "course", "certificate and practice"],
        ["none", "one system", "several systems"],
        ["small companies", "large companies"],
        ["no degree", "bachelor", "master", "business master"],
    ];

    internal static readonly string[] Names = ["role", "level", "city", "experience", "communication", "leadership", "software", "companies", "degree"];

    internal static long Pay(int role, int level) => 90_000_000L + (role * 23_456_789L) + (level * 7_654_321L);

    internal static int Hundredths(int input, int level) => 93 + (input * 2) + (level * 7);

    internal static SalaryModel Model()
    {
        FactSource source = new("figures of a benchmark", new LocalDate(2026, 1, 1), FactStanding.Assumption);
        SourcedValue Factor(int input, int level) => new(new Rational(Hundredths(input, level), 100), source);
        List<SalaryStage> stages =
        [
            SalaryStage.BaseByRoleAndLevel("base", "1", Names[..2], Levels[0].SelectMany((role, r) => Levels[1].Select((level, l) =>
                new TableRow(new SourcedValue(new Money(Pay(r, l), Currency.IranianRial), source), role, level)))),
        ];
        for (int i = 2; i < Names.Length; i++)
        {
            int input = i;
            stages.Add(SalaryStage.Multiply(Names[i], "1", Names[i], Levels[i].Select((level, l) => new TableRow(Factor(input, l), level))));
        }

        SalaryModelHeader header = new("benchmark", "1", Currency.IranianRial, new LocalDate(2026, 1, 1), null, new LocalDate(2026, 1, 1), Rounding.HalfEven);
        return new SalaryModel(header, Names.Select((n, i) => SalaryInput.OfLevels(n, Levels[i].Select(l => new InputLevel(l)), isChangeable: true)), stages);
    }

    /// <summary>Texts as a file would give them: no object is shared with the model.</summary>
    internal static string[][] Rows(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Profiles).Select(_ => Levels.Select(l => new string(l[random.Next(l.Length)].AsSpan())).ToArray())];
    }

    internal static ulong Checksum(ulong sum, ulong pay) => unchecked((sum * 31) + pay);
}
