using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Compensation;

/// <summary>Models for tests: short ways to write one, and random ones.</summary>
internal static class Models
{
    internal static readonly LocalDate Day = new(2025, 3, 21);
    internal static readonly FactSource Source = new("a test's assumption", Day, FactStanding.Assumption);

    internal static SalaryModelHeader Header(Currency? currency = null, Rounding rounding = Rounding.HalfEven, string id = "model") =>
        new(id, "1", currency ?? Currency.IranianRial, Day, null, Day, rounding);

    internal static SourcedValue Plain(string text) => new(Rational.Parse(text, CultureInfo.InvariantCulture), Source);

    internal static SourcedValue Plain(Rational value) => new(value, Source);

    internal static SourcedValue Rial(Int128 units) => new(new Money(units, Currency.IranianRial), Source);

    internal static SalaryInput Levels(string name, params string[] levels) => SalaryInput.OfLevels(name, levels.Select(l => new InputLevel(l)), isChangeable: true);

    internal static SalaryStage Times(string input, params (string Level, string Factor)[] rows) =>
        SalaryStage.Multiply(input, "1", input, rows.Select(r => new TableRow(Plain(r.Factor), r.Level)));

    internal static SalaryStage Base(Int128 units) => SalaryStage.Set("base", "1", new ConstantOperand(Rial(units)));

    /// <summary>A base times factors: each factor is an input with the levels "reference" and "person".</summary>
    internal static SalaryModel Product(Int128 pay, params (Rational Reference, Rational Person)[] factors) => new(
        Header(),
        factors.Select((_, i) => Levels(Name(i), "reference", "person")),
        [Base(pay), .. factors.Select((f, i) => SalaryStage.Multiply(Name(i), "1", Name(i), [new(Plain(f.Reference), "reference"), new(Plain(f.Person), "person")]))]);

    internal static SalaryProfile At(SalaryModel model, string level) => model.Inputs.Aggregate(SalaryProfile.Empty, (p, i) => p.WithLevel(i.Name, level));

    internal static string Name(int i) => "f" + i.ToString(CultureInfo.InvariantCulture);

    /// <summary>A model with tables of one and two inputs, scales, clamps, roundings and groups, on which every profile has a pay.</summary>
    internal static SalaryModel Random(Random random, int stages)
    {
        ImmutableArray<SalaryInput> levels = [.. Enumerable.Range(0, 4).Select(i => Levels(Name(i), [.. Enumerable.Range(0, 1 + random.Next(5)).Select(l => new string((char)('a' + l), 1 + random.Next(9)) + l.ToString(CultureInfo.InvariantCulture))]))];
        ImmutableArray<SalaryInput> numbers = [SalaryInput.OfNumber("years", 0, 480, 12, true), SalaryInput.OfNumber("elsewhere", 0, 20, 1, false)];
        List<SalaryStage> all = [SalaryStage.BaseByRoleAndLevel("base", "1404", [levels[0].Name, levels[1].Name],
            levels[0].Levels.SelectMany(a => levels[1].Levels.Select(b => new TableRow(Rial(random.NextInt64(1, 1_000_000_000_000)), a.Name, b.Name))))];
        for (int i = 0; i < stages; i++)
        {
            all.Add(Stage(random, "s" + i.ToString(CultureInfo.InvariantCulture), levels));
        }

        return new SalaryModel(Header(), levels.AddRange(numbers), all);
    }

    internal static (string[] Levels, long[] Parts, SalaryProfile Profile) RandomProfile(Random random, SalaryModel model)
    {
        List<string> levels = [];
        List<long> parts = [];
        SalaryProfile profile = SalaryProfile.Empty;
        foreach (SalaryInput input in model.Inputs)
        {
            if (input.IsNumber)
            {
                parts.Add(random.NextInt64(input.Least, input.Most + 1));
                profile = profile.WithNumber(input.Name, new Rational(parts[^1], input.PartsPerUnit));
            }
            else
            {
                levels.Add(input.Levels[random.Next(input.Levels.Length)].Name);
                profile = profile.WithLevel(input.Name, levels[^1]);
            }
        }

        return ([.. levels], [.. parts], profile);
    }

    internal static string LevelOf(this SalaryProfile profile, string input) => profile.Levels[input];

    internal static Fraction NumberOf(this SalaryProfile profile, string input) => Fraction.Of(profile.Numbers[input]);

    private static SalaryStage Stage(Random random, string id, ImmutableArray<SalaryInput> levels) => random.Next(8) switch
    {
        0 => SalaryStage.Add(id, "1", levels[2].Name, levels[2].Levels.Select(l => new TableRow(Rial(random.NextInt64(-1000, 100_000_000)), l.Name))),
        1 => SalaryStage.Clamp(id, "1", Rial(random.NextInt64(0, 1_000_000)), random.Next(2) == 0 ? null : Rial(random.NextInt64(1_000_000, 10_000_000_000_000))),
        2 => SalaryStage.Round(id, "1", random.Next(1, 5000), Rounding.HalfEven),
        3 => SalaryStage.Multiply(id, "1", ScaleOperand.Interpolation([new("years", Rational.One), new("elsewhere", new Rational(1, 2))], Ascending(random, 5, 0, 50))),
        4 => SalaryStage.Multiply(id, "1", ScaleOperand.Bands([new("years", Rational.One)], Ascending(random, 4, 0, 40))),
        5 => SalaryStage.Multiply(id, "1", new GroupOperand(
        [
            SalaryStage.Add(id + "/rent", "1", levels[3].Name, levels[3].Levels.Select(l => new TableRow(Factor(random), l.Name))),
            SalaryStage.Clamp(id + "/floor", "1", Plain("0.5"), null),
            SalaryStage.Multiply(id + "/part", "1", new ConstantOperand(Plain("7/13"))),
            SalaryStage.Add(id + "/rest", "1", new ConstantOperand(Plain("0.3"))),
        ])),
        6 => SalaryStage.Multiply(id, "1", levels[3].Name, levels[3].Levels.Select(l => new TableRow(Factor(random), l.Name))),
        _ => SalaryStage.Multiply(id, "1", levels[2].Name, levels[2].Levels.Select(l => new TableRow(Factor(random), l.Name))),
    };

    private static ScaledValue[] Ascending(Random random, int count, int from, int to) =>
        [.. Enumerable.Range(0, count).Select(i => new ScaledValue(new Rational(from) + (new Rational(to - from) * i / (count - 1)), Factor(random)))];

    private static SourcedValue Factor(Random random) => Plain(new Rational(random.Next(50, 200), random.Next(2) == 0 ? 100 : random.Next(50, 150)));
}
