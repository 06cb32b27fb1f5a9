using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;
using NodaTime;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Apportionment;
using SupportDomain.Serialization.JsonNet.Budgeting;

namespace SupportDomain.Serialization.JsonNet.Tests.Budgeting;

/// <summary>What is read is what is written, to the last digit, and what could not be read back is not written.</summary>
public sealed class ExactNumbersTests
{
    private static readonly JsonSerializerSettings Settings = new() { Converters = [.. ValueConverters.All] };

    [Theory]
    [InlineData("1e-30", "1/1000000000000000000000000000000")]
    [InlineData("1E+3", "1000")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678")]
    [InlineData("0.12345678901234567890123456789012345678", "6172839450617283945061728394506172839/50000000000000000000000000000000000000")]
    [InlineData("1.25e-1", "1/8")]
    [InlineData("1e400", "1E400")]
    [InlineData("0e0", "0")]
    public void Weight_AsANumber_IsExact(string number, string expected)
    {
        Rational value = string.Equals(expected, "1E400", StringComparison.Ordinal) ? new Rational(BigInteger.Pow(10, 400)) : Rational.Parse(expected, CultureInfo.InvariantCulture);
        Weights($"{number}, 1").Should().Equal(value, 1);
        Weights($"/* 7 */ 1, {number}").Should().Equal(1, value);
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("1e-999999999")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e1001")]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"1٬000\"")]
    [InlineData("true")]
    public void Weight_HostileOrGrouped_IsRefusedAtItsPlace(string number)
    {
        FluentActions.Invoking(() => Weights($"1, {number}")).Should().Throw<DeskFormatException>().WithMessage("*recipients?1?.weight*");
    }

    [Fact]
    public void Weight_WithMoreDigitsThanAreRead_IsRefused()
    {
        Weights($"0.{new string('3', 998)}").Single().Denominator.Should().Be(BigInteger.Pow(10, 998));
        FluentActions.Invoking(() => Weights($"0.{new string('3', 2_000)}")).Should().Throw<DeskFormatException>().Which.Message.Length.Should().BeLessThan(1_000);
        FluentActions.Invoking(() => Weights(new string('9', 1_000_000))).Should().Throw<DeskFormatException>().Which.Message.Length.Should().BeLessThan(1_000);
    }

    [Theory]
    [InlineData("EUR 1,000.00", "\"1\"", "$.approved")]
    [InlineData("EUR 5", "\"1,000\"", "volume")]
    public void Budget_WithGroups_IsRefused(string approved, string volume, string place)
    {
        string text = $$"""{ "version": 1, "approved": "{{approved}}", "policy": { "mix": { "volume": 1 } }, "lines": [ { "id": "a", "facts": { "volume": {{volume}} } } ] }""";
        FluentActions.Invoking(() => Read(text)).Should().Throw<DeskFormatException>().WithMessage($"*{place}*");
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<Money>("\"EUR 1,000.00\"", Settings)).Should().Throw<JsonSerializationException>();
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<Percentage>("\"1,000%\"", Settings)).Should().Throw<JsonSerializationException>();
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<Rational>("\"1,000\"", Settings)).Should().Throw<JsonSerializationException>();
    }

    [Theory]
    [InlineData("POINTS", 0, "", null)]
    [InlineData("P2", 2, "r2", "pt")]
    [InlineData("IRR", 0, "old", "﷼")]
    public void Budget_InACurrencyOfOnesOwn_RoundTrips(string code, int digits, string series, string? symbol)
    {
        Currency own = Currency.Define(code, digits, series, symbol);
        BudgetPolicy policy = new([new(WeightBasis.Volume, 1)], reserve: BudgetReserve.OfAmount(new Money(7, own)));
        Budget budget = new(new Money(1_234, own), [new BudgetLine("a", [new(WeightBasis.Volume, 1)], commitment: new Money(5, own), absorbable: new Money(2_000, own))]);
        BudgetDocument again = Read(Write(new(budget, policy, null)));
        again.Budget.Approved.Should().Be(budget.Approved);
        again.Budget.Approved.Currency.Symbol.Should().Be(own.Symbol);
        again.Policy.Reserve.Should().Be(policy.Reserve);
        again.Budget.Lines[0].Commitment.Should().Be(new Money(5, own));
        again.Budget.Lines[0].Absorbable.Should().Be(new Money(2_000, own));
    }

    [Theory]
    [InlineData("""{ "code": "EUR", "minorUnitDigits": 3 }""")]
    [InlineData("""{ "code": "points", "minorUnitDigits": 0 }""")]
    [InlineData("""{ "code": "POINTS", "minorUnitDigits": 19 }""")]
    [InlineData("""{ "code": "POINTS", "minorUnitDigits": 0, "symbol": "5" }""")]
    [InlineData("""{ "code": "POINTS", "minorUnitDigits": 0, "colour": "red" }""")]
    public void Budget_WithACurrencyAtFault_NamesThePlace(string currency)
    {
        string text = $$"""{ "version": 1, "currency": {{currency}}, "approved": "POINTS 5", "policy": { "mix": { "volume": 1 } }, "lines": [] }""";
        FluentActions.Invoking(() => Read(text)).Should().Throw<DeskFormatException>().WithMessage("*$.currency*");
    }

    /// <summary>1 Farvardin 1405 is 21 March 2026, and is written so.</summary>
    [Fact]
    public void Period_OfAnotherCalendar_IsWrittenInTheIsoCalendar()
    {
        LocalDate start = new(1405, 1, 1, CalendarSystem.PersianAstronomical);
        BudgetPeriods periods = new([new BudgetPeriod("1405-01", start, start.PlusMonths(1), 31)]);
        string text = Write(new(new Budget(new Money(1, Currency.Euro), []), new([new(WeightBasis.Volume, 1)]), periods));
        text.Should().Contain("2026-03-21").And.Contain("2026-04-21");
        Read(text).Periods!.Periods.Should().Equal(periods.Periods);
    }

    [Fact]
    public void Write_WhatCouldNotBeReadBack_IsRefusedAndWritesNothing()
    {
        Rational @long = new(1, BigInteger.Pow(10, 1_000));
        ApportionmentProblem problem = new(3, [1, 2]);
        Refuses(new ApportionmentDocument(problem, ["a"]), "1 names for 2");
        Refuses(new ApportionmentDocument(problem, ["a", "b", "c"]), "3 names for 2");
        Refuses(new ApportionmentDocument(problem, default), "0 names for 2");
        Refuses(new ApportionmentDocument(problem, ["a", " "]), "Names?1?");
        Refuses(new ApportionmentDocument(problem.WithWeights([1, @long]), ["a", "b"]), "1003 characters");
        Refuses(new ApportionmentDocument(new ApportionmentProblem(0, []).WithTies(TiePolicy.NearestTo([])), []), "nearest-to");
        Refuses(new ApportionmentDocument(problem.WithThreshold(Percentage.FromFraction(new Rational(1, BigInteger.Pow(3, 3_000)))), ["a", "b"]), "characters");
        Budget budget = new(new Money(1, Currency.Euro), [new BudgetLine("a", [new(WeightBasis.Volume, @long)])]);
        BudgetPolicy policy = new([new(WeightBasis.Volume, 1)]);
        FluentActions.Invoking(() => Write(new(budget, policy, null))).Should().Throw<ArgumentException>().WithParameterName("document");
        BudgetPolicy dollars = new(policy.Mix, reserve: BudgetReserve.OfAmount(new Money(1, Currency.UsDollar)));
        FluentActions.Invoking(() => Write(new(budget.WithLines([]), dollars, null))).Should().Throw<ArgumentException>().WithMessage("*USD*EUR*");
        FluentActions.Invoking(() => JsonConvert.SerializeObject(@long, Settings)).Should().Throw<JsonSerializationException>();
        FluentActions.Invoking(() => JsonConvert.SerializeObject(new Money(5, Currency.Define("POINTS", 0)), Settings)).Should().Throw<JsonSerializationException>().WithMessage("*POINTS*");
        FluentActions.Invoking(() => JsonConvert.SerializeObject(Currency.Define("POINTS", 0), Settings)).Should().Throw<JsonSerializationException>();
    }

    private static void Refuses(ApportionmentDocument document, string expected)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        FluentActions.Invoking(() => ApportionmentJson.Write(writer, document)).Should().Throw<ArgumentException>().WithParameterName(nameof(document)).WithMessage($"*{expected}*");
        writer.ToString().Should().BeEmpty();
    }

    private static ImmutableArray<Rational> Weights(string weights)
    {
        string recipients = string.Join(", ", weights.Split(", ").Select((w, i) => $$"""{ "name": "{{i}}", "weight": {{w}} }"""));
        return ApportionmentJson.Read(new StringReader($$"""{ "version": 1, "units": 5, "recipients": [ {{recipients}} ] }"""), "weights").Problem.Weights;
    }

    private static BudgetDocument Read(string text) => BudgetJson.Read(new StringReader(text), "budget.json");

    private static string Write(BudgetDocument document)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        BudgetJson.Write(writer, document);
        return writer.ToString();
    }
}
