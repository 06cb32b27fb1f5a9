using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using static SupportDomain.Tests.Compensation.Models;

namespace SupportDomain.Tests.Compensation;

public sealed class HostileModelTests
{
    [Fact]
    public void UnknownLevel_IsNamedWithWhatIsAllowed()
    {
        SalaryModel model = Product(100, (1, 2));
        string message = FluentActions.Invoking(() => model.Compile().Estimate(["nobody"])).Should().Throw<ArgumentException>().WithParameterName("levels").Which.Message;
        message.Should().Contain("f0").And.Contain("'nobody'").And.Contain("reference, person");
        FluentActions.Invoking(() => model.Estimate(At(model, "nobody"))).Should().Throw<ArgumentException>().WithParameterName("profile");
        FluentActions.Invoking(() => model.Estimate(At(model, "person").WithLevel("shoe size", "44"))).Should().Throw<ArgumentException>().WithMessage("*shoe size*");
        FluentActions.Invoking(() => model.Estimate(SalaryProfile.Empty)).Should().Throw<ArgumentException>().WithMessage("*f0*");
    }

    [Fact]
    public void LevelWithoutAValue_IsAnError_NeverAFactorOfOne()
    {
        SalaryModel model = new(Header(), [Levels("city", "Tehran", "Karaj")], [Base(100), Times("city", ("Tehran", "1.2"))]);
        FluentActions.Invoking(() => model.Compile().Estimate(["Karaj"])).Should().Throw<ArgumentException>().WithMessage("*no value for 'Karaj'*");
        FluentActions.Invoking(() => model.Estimate(At(model, "Karaj"))).Should().Throw<ArgumentException>().WithMessage("*no value for 'Karaj'*");
        model.Review().Should().Equal(new ModelFinding(ModelFindingKind.Gap, "city", "Karaj"));
    }

    [Fact]
    public void TenThousandLevels_AreFound()
    {
        string[] names = [.. Enumerable.Range(0, 10_000).Select(Name)];
        SalaryModel model = new(Header(), [Levels("place", names)], [Base(100), SalaryStage.Multiply("place", "1", "place", names.Select((n, i) => new TableRow(Plain(i), n)))]);
        CompiledSalaryModel compiled = model.Compile();
        for (int i = 0; i < names.Length; i += 97)
        {
            compiled.Estimate([names[i]]).MinorUnits.Should().Be(100 * i);
        }

        FluentActions.Invoking(() => compiled.Estimate(["f10000"])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new SalaryModel(Header(), [Levels("a", names), Levels("b", names)], [SalaryStage.Set("ab", "1", new TableOperand(["a", "b"], [new TableRow(Rial(1), "f0", "f0")]))]))
            .Should().Throw<ArgumentException>().WithMessage("*100000000 combinations*");
    }

    [Fact]
    public void Texts_ThatDifferInTheMiddleOnly_AreToldApart()
    {
        string[] names = ["", "a", "ab", "abc", "abcd", "abcdeabcd", "abcdXabcd", "abcd----------------abcd", "abcd-------x--------abcd"];
        names = names[1..];
        SalaryModel model = new(Header(), [Levels("x", names)], [Base(1), SalaryStage.Multiply("x", "1", "x", names.Select((n, i) => new TableRow(Plain(i), n)))]);
        CompiledSalaryModel compiled = model.Compile();
        names.Select(n => (int)compiled.Estimate([n]).MinorUnits).Should().Equal(Enumerable.Range(0, names.Length));
        FluentActions.Invoking(() => compiled.Estimate(["abcd-------y--------abcd"])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => compiled.Estimate([""])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void CurrencySeries_DoNotMix()
    {
        SourcedValue gheran = new(new Money(1, Currency.IranianNewRial), Source);
        FluentActions.Invoking(() => new SalaryModel(Header(), [], [Base(100), SalaryStage.Add("new", "1", new ConstantOperand(gheran))])).Should().Throw<ArgumentException>().WithMessage("*new*do not mix*");
        FluentActions.Invoking(() => new SalaryModel(Header(Currency.IranianNewRial), [], [Base(100)])).Should().Throw<ArgumentException>().WithMessage("*one currency and series*");
        FluentActions.Invoking(() => new TableOperand(["x"], [new TableRow(gheran, "a"), new TableRow(Rial(1), "b")])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new SalaryModel(Header(), [], [Base(100), SalaryStage.Multiply("square", "1", new ConstantOperand(Rial(2)))])).Should().Throw<ArgumentException>().WithMessage("*is no pay*");
        FluentActions.Invoking(() => new SalaryModel(Header(), [], [Base(100), SalaryStage.Clamp("floor", "1", Plain("1"), null)])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new SalaryModel(Header(), [], [SalaryStage.Multiply("alone", "1", new ConstantOperand(Plain("2")))])).Should().Throw<ArgumentException>().WithMessage("*nothing yet*");
    }

    [Fact]
    public void AbsurdMagnitudes_AreExactOrRefused()
    {
        SalaryModel model = new(Header(), [Levels("x", "a")], [Base(Int128.MaxValue), SalaryStage.Multiply("x", "1", "x", [new TableRow(Plain("1/1000"), "a")])]);
        model.Compile().Estimate(["a"]).MinorUnits.Should().Be((Int128.MaxValue / 1000) + 1, "2^127 − 1 ends in 727, and 0.727 rounds up");
        SalaryModel beyond = new(Header(), [Levels("x", "a")], [Base(Int128.MaxValue), SalaryStage.Multiply("x", "1", "x", [new TableRow(Plain("2"), "a")])]);
        FluentActions.Invoking(() => beyond.Compile().Estimate(["a"])).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => beyond.Estimate(At(beyond, "a"))).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => SalaryInput.OfNumber("years", 0, long.MaxValue, 1, true)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("most");
        SalaryModel years = new(Header(), [SalaryInput.OfNumber("years", 0, 480, 12, true)], [Base(100), SalaryStage.Multiply("years", "1", ScaleOperand.Interpolation([new("years", 1)], [new(0, Plain("1")), new(10, Plain("2"))]))]);
        FluentActions.Invoking(() => years.Compile().Estimate([], [481])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => years.Compile().Estimate([], [121])).Should().Throw<ArgumentException>().WithMessage("*scale from 0 to 10*");
        FluentActions.Invoking(() => years.Estimate(SalaryProfile.Empty.WithNumber("years", new Rational(1, 7)))).Should().Throw<ArgumentOutOfRangeException>();
        years.Compile().Estimate([], [120]).MinorUnits.Should().Be(200, "the last point belongs to the scale");
    }

    [Fact]
    public void ContradictoryScalesAndBounds_AreRefused()
    {
        FluentActions.Invoking(() => ScaleOperand.Bands([], [new(10, Rial(1)), new(10, Rial(2))])).Should().Throw<ArgumentException>().WithParameterName("points");
        FluentActions.Invoking(() => ScaleOperand.Interpolation([], [new(10, Rial(1))])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SalaryStage.Clamp("c", "1", Rial(2), Rial(1))).Should().Throw<ArgumentException>().WithParameterName("floor");
        FluentActions.Invoking(() => Header().HoldsOn(Day)).Should().NotThrow();
        FluentActions.Invoking(() => new SalaryModelHeader("m", "1", Currency.Euro, Day, Day, Day, Rounding.HalfEven)).Should().Throw<ArgumentException>().WithParameterName("until");
        FluentActions.Invoking(() => new SalaryModel(Header(), [Levels("x", "a"), Levels("x", "b")], [Base(1)])).Should().Throw<ArgumentException>().WithParameterName("inputs");
        FluentActions.Invoking(() => new SalaryModel(Header(), [], [Base(1), Base(2)])).Should().Throw<ArgumentException>().WithParameterName("stages");
        FluentActions.Invoking(() => new SalaryModel(Header(), [], [])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new SalaryModel(Header(), [], [Base(1), Times("city", ("a", "1"))])).Should().Throw<ArgumentException>().WithMessage("*no input of the model*");
    }

    [Fact]
    public void DeepGroups_AreRefused()
    {
        SalaryStage stage = SalaryStage.Add("g0", "1", new ConstantOperand(Rial(1)));
        for (int i = 1; i <= GroupOperand.MaxDepth; i++)
        {
            stage = SalaryStage.Add("g" + Name(i), "1", new GroupOperand([stage]));
        }

        new SalaryModel(Header(), [], [stage]).Compile().Estimate([]).MinorUnits.Should().Be(1);
        FluentActions.Invoking(() => new GroupOperand([stage])).Should().Throw<ArgumentException>().WithMessage("*17 deep*");
    }

    [Fact]
    public void Review_FindsWhatCannotBeReachedAndWhatFalls()
    {
        SalaryModel model = new(Header(), [SalaryInput.OfNumber("years", 0, 10, 1, true), Levels("idle", "a")],
        [
            Base(1),
            SalaryStage.Multiply("falling", "1", ScaleOperand.Bands([new("years", 1)], [new(0, Plain("1")), new(5, Plain("0.9")), new(11, Plain("2"))])),
        ]);
        model.Review().Select(f => (f.Kind, f.Subject)).Should().Equal((ModelFindingKind.NotMonotone, "falling"), (ModelFindingKind.Unreachable, "falling"), (ModelFindingKind.Unused, "idle"));
    }

    [Fact]
    public void Diff_Applied_GivesTheOtherModel_AndRefusesAnother()
    {
        SalaryModel model = Product(100, (1, 2), (1, 3), (1, 4));
        SalaryModel other = new(Header(id: "other"), model.Inputs.RemoveAt(1), [model.Stages[0], model.Stages[3], SalaryStage.Add("bonus", "1", new ConstantOperand(Rial(5))), model.Stages[1]]);
        SalaryModelDiff diff = SalaryModelDiff.Between(model, other);
        diff.Apply(model).Should().Be(other);
        diff.RemovedStages.Should().Equal("f1");
        diff.ChangedStages.Select(s => s.Id).Should().Equal("bonus");
        diff.IsReordered.Should().BeTrue();
        FluentActions.Invoking(() => diff.Apply(other)).Should().Throw<ArgumentException>();
        SalaryModelDiff.Between(model, model).IsEmpty.Should().BeTrue();
        Random random = new(1);
        for (int i = 0; i < 100; i++)
        {
            (SalaryModel a, SalaryModel b) = (Models.Random(random, random.Next(6)), Models.Random(random, random.Next(6)));
            SalaryModelDiff.Between(a, b).Apply(a).Should().Be(b);
        }
    }
}
