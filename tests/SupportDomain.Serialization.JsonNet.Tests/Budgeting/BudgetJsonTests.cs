using System.Globalization;
using Newtonsoft.Json;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Apportionment;
using SupportDomain.Serialization.JsonNet.Budgeting;

namespace SupportDomain.Serialization.JsonNet.Tests.Budgeting;

public sealed class BudgetJsonTests
{
    private static readonly JsonSerializerSettings Settings = new() { Converters = [.. ValueConverters.All] };

    [Fact]
    public void Budget_WithEverything_RoundTrips()
    {
        const string Text = """
            {
              // a comment
              "version": 1, "approved": "EUR 1000.01",
              "policy": { "mix": { "volume": "1/2", "headCount": 0.5, "lastYear": 0 }, "method": "webster", "ties": "drawn 7", "reserve": { "amount": "EUR 0.01" } },
              "lines": [
                { "id": "a", "name": "Support", "kind": "department", "facts": { "volume": "7/2", "headCount": 4, "lastYear": 100000000000000000000 } },
                { "id": "b", "parent": "a", "kind": "team", "facts": { "volume": 1, "headCount": 1, "lastYear": 1 }, "commitment": "EUR 5", "absorbable": "EUR 1000.00" } ],
              "periods": { "months": "iso", "year": 2028 }
            }
            """;
        BudgetDocument document = Read(Text);
        document.Policy.Mix[WeightBasis.HeadCount].Should().Be(new Rational(1, 2));
        document.Policy.Ties.Should().Be(TiePolicy.Drawn(7));
        document.Budget.Lines[1].Absorbable.Should().Be(new Money(100_000, Currency.Euro));
        document.Periods!.Periods[1].Weight.Should().Be((Rational)29);
        string written = Write(document);
        BudgetDocument again = Read(written);
        Write(again).Should().Be(written);
        again.Budget.Allocate(again.Policy).Value.Amounts.Should().Equal(document.Budget.Allocate(document.Policy).Value.Amounts);
        again.Policy.Reserve.Should().Be(document.Policy.Reserve);
    }

    [Theory]
    [InlineData("""{ "version": 2 }""", "$.version")]
    [InlineData("""{ "version": 1, "approved": "12 apples", "policy": { "mix": { "volume": 1 } }, "lines": [] }""", "$.approved")]
    [InlineData("""{ "version": 1, "approved": "EUR -5", "policy": { "mix": { "volume": 1 } }, "lines": [] }""", "approved is EUR -5.00")]
    [InlineData("""{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "luck": 1 } }, "lines": [] }""", "luck")]
    [InlineData("""{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": -1 } }, "lines": [] }""", "$.policy")]
    [InlineData("""{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": 1 }, "method": "dice" }, "lines": [] }""", "$.policy.method")]
    [InlineData("""{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": 1 }, "reserve": { "part": "10%" } }, "lines": [] }""", "rounding")]
    [InlineData("""{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": 1 }, "reserve": { "part": "110%", "rounding": "floor" } }, "lines": [] }""", "$.policy.reserve.part")]
    [InlineData("""{ "version": 1, "approved": "IRR/new 5", "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "a", "facts": {}, "commitment": "IRR 5" } ] }""", "do not mix")]
    [InlineData("""{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "a", "parent": "b", "facts": {} }, { "id": "b", "parent": "a", "facts": {} } ] }""", "circle")]
    [InlineData("""{ "version": 1, "approved": "EUR 5", "policy": { "mix": { "volume": 1 }, "method": "largest-remainder/imperiali" }, "lines": [] }""", "largest-remainder/imperiali")]
    public void Budget_AtFault_NamesThePlace(string text, string expected)
    {
        FluentActions.Invoking(() => Read(text)).Should().Throw<DeskFormatException>().WithMessage($"*{expected}*");
    }

    [Fact]
    public void Division_RoundTrips()
    {
        ApportionmentProblem problem = new ApportionmentProblem(-100, [new Rational(1, 3), 5, 0], ApportionmentMethod.WithQuota(Quota.Droop))
            .WithFloors([1, 0, 2]).WithCaps([null, 60, null]).WithThreshold(Percentage.FromPercent(4)).WithTies(TiePolicy.SmallestWeight);
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        ApportionmentJson.Write(writer, new ApportionmentDocument(problem, ["a", "b", "c"]));
        ApportionmentDocument again = ApportionmentJson.Read(new StringReader(writer.ToString()), "again");
        again.Names.Should().Equal("a", "b", "c");
        again.Problem.Units.Should().Be(-100);
        again.Problem.Weights.Should().Equal(problem.Weights);
        again.Problem.Floors.Should().Equal(problem.Floors);
        again.Problem.Caps.Should().Equal(problem.Caps);
        again.Problem.Threshold.Should().Be(problem.Threshold);
        again.Problem.Method.Should().Be(problem.Method);
        again.Problem.Ties.Should().Be(problem.Ties);
        ApportionmentDocument ranked = new(problem.WithTies(TiePolicy.ByRank([1, 2, 3])), ["a", "b", "c"]);
        FluentActions.Invoking(() => ApportionmentJson.Write(writer, ranked)).Should().Throw<ArgumentException>().WithParameterName("document");
    }

    [Fact]
    public void Division_HugeNumberText_IsRefused()
    {
        string text = $$"""{ "version": 1, "units": "{{new string('9', 10_000_000)}}", "recipients": [] }""";
        FluentActions.Invoking(() => ApportionmentJson.Read(new StringReader(text), "huge")).Should().Throw<DeskFormatException>()
            .Which.Message.Length.Should().BeLessThan(500);
        string number = $$"""{ "version": 1, "units": {{new string('9', 1_000_000)}}, "recipients": [] }""";
        FluentActions.Invoking(() => ApportionmentJson.Read(new StringReader(number), "huge")).Should().Throw<DeskFormatException>();
    }

    [Fact]
    public void Values_RoundTripAsTexts()
    {
        Values values = new(new Money(-1234, Currency.IranianNewRial), Currency.Euro, Percentage.FromPercent(new Rational(25, 2)), new Rational(-7, 2), null);
        string json = JsonConvert.SerializeObject(values, Settings);
        json.Should().Be("""{"Amount":"IRR/new -12.34","Currency":"EUR","Part":"12.5%","Ratio":"-7/2","Missing":null}""");
        JsonConvert.DeserializeObject<Values>(json, Settings).Should().Be(values);
        JsonConvert.DeserializeObject<Rational>("3", Settings).Should().Be((Rational)3);
        JsonConvert.DeserializeObject<Money>(JsonConvert.SerializeObject(default(Money), Settings), Settings).IsDefault.Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"Amount":"12.34"}""")]
    [InlineData("""{"Amount":12.34}""")]
    [InlineData("""{"Currency":"XYZ"}""")]
    [InlineData("""{"Part":null}""")]
    [InlineData("""{"Part":"12"}""")]
    [InlineData("""{"Ratio":1.5}""")]
    public void Values_AtFault_AreRefused(string json)
    {
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<Values>(json, Settings)).Should().Throw<JsonSerializationException>();
    }

    private static BudgetDocument Read(string text) => BudgetJson.Read(new StringReader(text), "budget.json");

    private static string Write(BudgetDocument document)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        BudgetJson.Write(writer, document);
        return writer.ToString();
    }

    private sealed record Values(Money Amount, Currency Currency, Percentage Part, Rational Ratio, Money? Missing);
}
