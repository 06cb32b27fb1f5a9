using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Compensation.Models;

namespace SupportDomain.Tests.Compensation;

public sealed class EstimateTests
{
    [Fact]
    public void Estimate_EqualsTheModelReadLiterally_OnEveryPath() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        SalaryModel model = Models.Random(random, random.Next(0, 9));
        CompiledSalaryModel compiled = model.Compile();
        long[] places = new long[model.Inputs.Length];
        for (int i = 0; i < 5; i++)
        {
            (string[] levels, long[] parts, SalaryProfile profile) = RandomProfile(random, model);
            Money expected = new((Int128)SlowSalary.Pay(model, profile.LevelOf, profile.NumberOf), Currency.IranianRial);
            model.Estimate(profile).Pay.Should().Be(expected, "seed {0}", seed);
            compiled.Estimate(levels, parts).Should().Be(expected, "seed {0}", seed);
            compiled.Resolve(levels, parts, places);
            compiled.EstimateResolved(places).Should().Be(expected, "seed {0}", seed);
        }
    });

    /// <summary>Products of levels go stage by stage through chunks of profiles; other models one profile after the other.</summary>
    [Fact]
    public void EstimateMany_EqualsEachModelReadLiterally() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        SalaryModel model = random.Next(2) == 0 ? Models.Random(random, random.Next(0, 5)) : RandomProduct(random);
        CompiledSalaryModel compiled = model.Compile();
        (string[] Levels, long[] Parts, SalaryProfile Profile)[] rows = [.. Enumerable.Range(0, random.Next(0, 140)).Select(_ => RandomProfile(random, model))];
        Money[] pays = new Money[rows.Length];
        compiled.EstimateMany([.. rows.SelectMany(r => r.Levels)], [.. rows.SelectMany(r => r.Parts)], pays);
        pays.Should().Equal(rows.Select(r => new Money((Int128)SlowSalary.Pay(model, r.Profile.LevelOf, r.Profile.NumberOf), Currency.IranianRial)), "seed {0}", seed);
        foreach ((string[] levels, long[] parts, SalaryProfile _) in rows.Take(3))
        {
            compiled.Estimate(levels, parts).Should().Be(pays[Array.FindIndex(rows, r => r.Levels == levels)], "seed {0}", seed);
        }
    }, cases: 60);

    [Fact]
    public void EstimateMany_WithAFault_NamesIt_AndLeavesNoPay()
    {
        CompiledSalaryModel compiled = new SalaryModel(Header(), [Levels("f0", "reference", "person")],
            [SalaryStage.Set("base", "1", new TableOperand(["f0"], [new TableRow(Rial(1), "reference"), new TableRow(Rial(2), "person")]))]).Compile();
        Money[] pays = new Money[200];
        string[] levels = [.. Enumerable.Repeat("person", 200)];
        levels[150] = "nobody";
        FluentActions.Invoking(() => compiled.EstimateMany(levels, [], pays)).Should().Throw<ArgumentException>().WithMessage("*f0 has no level 'nobody'*");
        pays.Should().AllBeEquivalentTo(default(Money));
        FluentActions.Invoking(() => compiled.EstimateMany(levels.AsSpan()[1..], [], pays)).Should().Throw<ArgumentException>().WithMessage("199 levels, 0 numbers and room for 200*");
        FluentActions.Invoking(() => compiled.EstimateMany(levels, [1], pays)).Should().Throw<ArgumentException>();
        levels[150] = null!;
        FluentActions.Invoking(() => compiled.EstimateMany(levels, [], pays)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => compiled.Estimate([null!])).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Product_InEveryRounding_EqualsExactDivision() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        Rounding rounding = (Rounding)random.Next(1, 8);
        (Rational, Rational)[] factors = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => (new Rational(random.Next(1, 300), 100), new Rational(random.Next(0, 300), random.Next(1, 128))))];
        Int128 pay = random.NextInt64(0, 1_000_000_000_000_000_000);
        SalaryModel model = Product(pay, factors).WithHeader(Header(rounding: rounding));
        model = model.WithStages([SalaryStage.Set("base", "1", new TableOperand(["f0"], [new TableRow(Rial(pay), "reference"), new TableRow(Rial(pay), "person")])), .. model.Stages[1..]]);
        string[] levels = [.. factors.Select(_ => random.Next(2) == 0 ? "reference" : "person")];
        SalaryProfile profile = levels.Select((l, i) => (l, i)).Aggregate(SalaryProfile.Empty, (p, x) => p.WithLevel(Name(x.i), x.l));
        Fraction exact = SlowSalary.Exact(model, profile.LevelOf, profile.NumberOf);
        System.Numerics.BigInteger below = exact.Floor();
        int half = (exact - Fraction.Of(below)).CompareTo(new Fraction(1, 2));
        bool isWhole = exact == Fraction.Of(below);
        System.Numerics.BigInteger expected = rounding switch
        {
            _ when isWhole => below,
            Rounding.HalfEven => half < 0 || (half == 0 && below.IsEven) ? below : below + 1,
            Rounding.HalfAwayFromZero => half < 0 ? below : below + 1,
            Rounding.HalfTowardsZero => half <= 0 ? below : below + 1,
            Rounding.AwayFromZero or Rounding.Ceiling => below + 1,
            _ => below,
        };
        model.Compile().Estimate(levels).MinorUnits.Should().Be((Int128)expected, "seed {0}, {1}", seed, rounding);
    });

    /// <summary>The order of additions among themselves, and of multiplications among themselves, changes nothing.</summary>
    [Fact]
    public void StagesOfOneKind_MayChangePlaces() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        SalaryModel model = Product(random.NextInt64(1, 1_000_000_000_000), [.. Enumerable.Range(0, 7).Select(_ => (new Rational(random.Next(1, 300), 100), new Rational(random.Next(1, 300), 97)))]);
        SalaryStage[] additions = [.. Enumerable.Range(0, 4).Select(i => SalaryStage.Add("add" + i, "1", new ConstantOperand(Rial(random.Next()))))];
        SalaryStage[] factors = [.. model.Stages[1..]];
        SalaryModel one = model.WithStages([model.Stages[0], .. factors, .. additions]);
        random.Shuffle(factors);
        random.Shuffle(additions);
        SalaryModel other = model.WithStages([model.Stages[0], .. factors, .. additions]);
        other.Estimate(At(other, "person")).Pay.Should().Be(one.Estimate(At(one, "person")).Pay);
    });

    [Fact]
    public void Estimate_BeyondSixtyFourBitsOfDivisor_GoesOnExactly()
    {
        // 10^18 × (1 + 1/997)^30 has a denominator of 299 bits.
        (Rational, Rational)[] factors = [.. Enumerable.Repeat((Rational.One, new Rational(998, 997)), 30)];
        SalaryModel model = Product(1_000_000_000_000_000_000, factors);
        CompiledSalaryModel compiled = model.Compile();
        compiled.IsAllocationFree.Should().BeFalse();
        Fraction expected = Fraction.Of(1_000_000_000_000_000_000) * new Fraction(System.Numerics.BigInteger.Pow(998, 30), System.Numerics.BigInteger.Pow(997, 30));
        compiled.Estimate([.. Enumerable.Repeat("person", 30)]).MinorUnits.Should().Be((Int128)expected.HalfEven());
    }

    [Fact]
    public void Estimate_AllocatesNothing()
    {
        SalaryModel model = Models.Random(new Random(7), 2);
        CompiledSalaryModel compiled = model.Compile();
        compiled.IsAllocationFree.Should().BeTrue();
        (string[] levels, long[] parts, _) = RandomProfile(new Random(8), model);
        compiled.Estimate(levels, parts);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            compiled.Estimate(levels, parts);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    /// <summary>Buffer's current formula: step 2 is 40 % of the way from 100,000 to 120,000; × 0.90 for Global; + 10,000 of the salary choice.</summary>
    [Fact]
    public void Buffer_StepsBenchmarkAndChoice()
    {
        SalaryModel model = new(Header(Currency.UsDollar), [SalaryInput.OfNumber("step", 0, 10, 10, false), Levels("living", "High", "Global"), Levels("choice", "none", "salary")],
        [
            SalaryStage.Set("benchmark", "now", ScaleOperand.Interpolation([new("step", Rational.One)], [new(0, Dollars(100_000)), new(1, Dollars(120_000))])),
            SalaryStage.Multiply("cost of living", "now", "living", [new(Plain("1.00"), "High"), new(Plain("0.90"), "Global")]),
            SalaryStage.Add("salary choice", "now", "choice", [new(Dollars(0), "none"), new(Dollars(10_000), "salary")]),
        ]);
        SalaryProfile high = SalaryProfile.Empty.WithNumber("step", new Rational(2, 5)).WithLevel("living", "High").WithLevel("choice", "none");
        model.Estimate(high).Pay.Should().Be(new Money(108_000_00, Currency.UsDollar));
        model.Estimate(high.WithLevel("living", "Global")).Pay.Should().Be(new Money(97_200_00, Currency.UsDollar));
        model.Estimate(high.WithLevel("living", "Global").WithLevel("choice", "salary")).Pay.Should().Be(new Money(107_200_00, Currency.UsDollar));
    }

    [Fact]
    public void Points_SumToAPayByBand()
    {
        SalaryModel model = new(Header(), [Levels("know-how", "1", "2"), Levels("accountability", "1", "2")],
        [
            SalaryStage.Points("grade", "1",
                [SalaryStage.Add("kh", "1", "know-how", [new(Plain("100"), "1"), new(Plain("115"), "2")]), SalaryStage.Add("acc", "1", "accountability", [new(Plain("50"), "1"), new(Plain("85"), "2")])],
                ScaleOperand.Bands([], [new(0, Rial(100)), new(165, Rial(200)), new(200, Rial(300))])),
        ]);
        SalaryProfile low = SalaryProfile.Empty.WithLevel("know-how", "1").WithLevel("accountability", "1");
        model.Estimate(low).Pay.MinorUnits.Should().Be(100);
        model.Estimate(low.WithLevel("know-how", "2")).Pay.MinorUnits.Should().Be(200, "115 + 50 = 165 begins the second band");
        model.Estimate(low.WithLevel("know-how", "2").WithLevel("accountability", "2")).Pay.MinorUnits.Should().Be(300, "115 + 85 = 200");
    }

    [Fact]
    public void AtPricesOf_MultipliesByTheIndex()
    {
        PriceIndex index = new("an index", [new(Day, new Rational(100)), new(new LocalDate(2026, 3, 21), new Rational(140))]);
        SalaryModel model = Product(1000, (1, 2));
        SalaryModel later = model.AtPricesOf(index, new LocalDate(2026, 3, 21));
        later.Estimate(At(model, "person")).Pay.MinorUnits.Should().Be(2800);
        later.Header.PricesOf.Should().Be(new LocalDate(2026, 3, 21));
        FluentActions.Invoking(() => model.AtPricesOf(index, new LocalDate(2027, 3, 21))).Should().Throw<ArgumentException>().WithMessage("*2027-03-21*");
    }

    [Fact]
    public void Then_ComposesAndRefusesOtherInputsOfOneName()
    {
        SalaryModel model = Product(1000, (1, 2));
        SalaryModel bonus = new(Header(), [Levels("f0", "reference", "person"), Levels("bonus", "yes")], [SalaryStage.Add("bonus", "1", "bonus", [new(Rial(7), "yes")])]);
        model.Then(bonus).Estimate(At(model, "person").WithLevel("bonus", "yes")).Pay.MinorUnits.Should().Be(2007);
        SalaryModel other = new(Header(), [Levels("f0", "reference")], [SalaryStage.Add("x", "1", "f0", [new(Rial(7), "reference")])]);
        FluentActions.Invoking(() => model.Then(other)).Should().Throw<ArgumentException>().WithMessage("*f0*");
    }

    /// <summary>A base by two inputs or by one, and factors down to zero, so that runs of 64 bits and divisors of every length occur.</summary>
    private static SalaryModel RandomProduct(Random random)
    {
        SalaryInput[] inputs = [.. Enumerable.Range(0, random.Next(2, 9)).Select(i => Levels(Name(i), [.. Enumerable.Range(0, random.Next(1, 6)).Select(l => (char)('a' + l) + new string('x', random.Next(20)))]))];
        long most = random.NextInt64(1, 1L << random.Next(1, 60));
        bool isPair = random.Next(2) == 0;
        SalaryStage first = isPair
            ? SalaryStage.BaseByRoleAndLevel("base", "1", [inputs[0].Name, inputs[1].Name],
                inputs[0].Levels.SelectMany(a => inputs[1].Levels.Select(b => new TableRow(Rial(random.NextInt64(0, most)), a.Name, b.Name))))
            : SalaryStage.Set("base", "1", new TableOperand([inputs[0].Name], [.. inputs[0].Levels.Select(a => new TableRow(Rial(random.NextInt64(0, most)), a.Name))]));
        return new SalaryModel(Header(), inputs, [first, .. inputs[(isPair ? 2 : 1)..].Select(i =>
        {
            int denominator = random.Next(1, 200);
            return SalaryStage.Multiply(i.Name, "1", i.Name, i.Levels.Select(l => new TableRow(Plain(new Rational(random.Next(0, 300), denominator)), l.Name)));
        })]);
    }

    private static SourcedValue Dollars(int amount) => new(new Money(amount * 100, Currency.UsDollar), Source);
}
