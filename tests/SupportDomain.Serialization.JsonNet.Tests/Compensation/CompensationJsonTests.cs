using System.Globalization;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Compensation;
using SupportDomain.TestSupport;

namespace SupportDomain.Serialization.JsonNet.Tests.Compensation;

public sealed class CompensationJsonTests
{
    private const string Document = """
        {
          "version": 1, // the form of the document
          "sources": { "me": { "text": "an assumption", "asOf": "2025-03-21", "standing": "assumption" } },
          "parts": { "location": [
            { "id": "rent", "version": "1", "kind": "add", "table": { "inputs": ["city"], "rows": [{ "levels": ["Tehran"], "value": { "number": "1.2", "source": "me" } }] } },
            { "id": "floor", "version": "1", "kind": "clamp", "floor": { "number": "1/2", "source": "me" } } ] },
          "model": { "id": "m", "version": "1", "currency": "IRR", "from": "2025-03-21", "pricesOf": "2025-03-21", "rounding": "halfEven",
            "ranges": [{ "name": "printed", "from": "IRR 90000000", "to": "IRR 200000000", "source": "me" }] },
          "inputs": [
            { "name": "city", "changeable": false, "levels": [{ "name": "Tehran", "evidence": [{ "kind": "other", "text": "an address" }] }] },
            { "name": "years", "changeable": true, "least": 0, "most": 480, "partsPerUnit": 12 } ],
          "stages": [
            { "id": "base", "version": "1", "kind": "set", "value": { "amount": "IRR 100000000", "source": "me" } },
            { "id": "location", "version": "1", "kind": "multiply", "use": "location" },
            { "id": "experience", "version": "1", "kind": "multiply", "scale": { "interpolates": true, "terms": [{ "input": "years", "rate": 1 }],
              "points": [{ "at": 0, "value": { "number": 1, "source": "me" } }, { "at": 40, "value": { "number": 2, "source": "me" } }] } },
            { "id": "thousands", "version": "1", "kind": "round", "step": 1000, "rounding": "halfEven" } ]
        }
        """;

    [Fact]
    public void Read_ADocument_GivesItsPay()
    {
        SalaryModel model = Read(Document);
        SalaryProfile profile = CompensationJson.ReadProfile(new StringReader("""{ "city": "Tehran", "years": "2.5" }"""), "me.json", model);

        // 100,000,000 × 1.2 × (1 + 2.5/40) = 127,500,000.
        SalaryEstimate estimate = model.Estimate(profile);
        estimate.Pay.Should().Be(new Money(127_500_000, Currency.IranianRial));
        estimate.RangesMissed.Should().BeEmpty();
        Read(Written(model)).Should().Be(model, "parts are written out as groups");
    }

    [Fact]
    public void Write_ReadsBackAsAnEqualModel() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        SalaryModel model = Random(new Random(seed));
        string text = Written(model);
        SalaryModel read = Read(text);
        read.Should().Be(model, "seed {0}", seed);
        Written(read).Should().Be(text);
        SalaryModelDiff.Between(model, read).IsEmpty.Should().BeTrue();
    });

    [Theory]
    [InlineData("\"use\": \"location\"", "\"use\": \"elsewhere\"", "'elsewhere', which is no part")]
    [InlineData("{ \"id\": \"floor\", \"version\": \"1\", \"kind\": \"clamp\", \"floor\": { \"number\": \"1/2\", \"source\": \"me\" } }",
        "{ \"id\": \"floor\", \"version\": \"1\", \"kind\": \"multiply\", \"use\": \"location\" }", "location → location")]
    [InlineData("\"amount\": \"IRR 100000000\"", "\"amount\": \"IRR/new 100\"", "one currency and series")]
    [InlineData("\"kind\": \"round\", \"step\": 1000", "\"kind\": \"round\", \"step\": -1000", "greater than zero")]
    [InlineData("\"number\": \"1.2\", \"source\": \"me\"", "\"number\": \"1.2\", \"source\": \"you\"", "\"you\"")]
    [InlineData("\"number\": \"1.2\", \"source\": \"me\"", "\"number\": \"1.2\"", "no member 'source'")]
    [InlineData("\"at\": 40", "\"at\": 0", "ascend")]
    [InlineData("\"rate\": 1", "\"rate\": 1e9999", "1e9999")]
    [InlineData("\"inputs\": [\"city\"]", "\"inputs\": [\"years\"]", "a number and has no levels")]
    [InlineData("\"rounding\": \"halfEven\" } ]", "\"rounding\": \"halfEven\", \"factor\": 2 } ]", "unknown member 'factor'")]
    public void Read_WhatIsWrong_IsNamed(string right, string wrong, string expected)
    {
        Document.Should().Contain(right);
        FluentActions.Invoking(() => Read(Document.Replace(right, wrong, StringComparison.Ordinal))).Should().Throw<DeskFormatException>().Which.Message.Should().Contain(expected).And.StartWith("model.json, line");
    }

    [Fact]
    public void ReadProfile_OfAnotherModel_IsRefused()
    {
        SalaryModel model = Read(Document);
        FluentActions.Invoking(() => CompensationJson.ReadProfile(new StringReader("""{ "city": "Tehran" }"""), "me.json", model)).Should().Throw<DeskFormatException>().WithMessage("*years*");
        FluentActions.Invoking(() => CompensationJson.ReadProfile(new StringReader("""{ "city": "Tehran", "years": 1, "shoe": 44 }"""), "me.json", model)).Should().Throw<DeskFormatException>().WithMessage("*shoe*");
    }

    [Fact]
    public void Rules_ReadBackAsTheyWere_AndOverlapsAreNamed()
    {
        using StreamReader document = File.OpenText(Repository.File("docs", "samples", "salary", "iran-1404-rules.json"));
        RuleBook book = CompensationJson.ReadRules(document, "rules.json");
        using StringWriter first = new(CultureInfo.InvariantCulture);
        CompensationJson.WriteRules(first, book);
        RuleBook again = CompensationJson.ReadRules(new StringReader(first.ToString()), "again.json");
        using StringWriter second = new(CultureInfo.InvariantCulture);
        CompensationJson.WriteRules(second, again);
        second.ToString().Should().Be(first.ToString());
        again.Rules[0].Components.Should().Equal(book.Rules[0].Components);
        again.Rules[0].Shares.Should().Equal(book.Rules[0].Shares);
        again.Rules[0].Brackets.Should().Equal(book.Rules[0].Brackets);
        (again.Rules[0].From, again.Rules[0].Until, again.Rules[0].Deductible, again.Rules[0].Rounding).Should().Be((book.Rules[0].From, book.Rules[0].Until, book.Rules[0].Deductible, book.Rules[0].Rounding));

        const string Twice = """
            { "version": 1, "sources": {}, "rules": [
              { "id": "a", "currency": "IRR", "from": "2025-03-21", "rounding": "floor", "deductible": "0%", "components": [], "shares": [], "brackets": [] },
              { "id": "b", "currency": "IRR", "from": "2026-03-21", "rounding": "floor", "deductible": "0%", "components": [], "shares": [], "brackets": [] } ] }
            """;
        FluentActions.Invoking(() => CompensationJson.ReadRules(new StringReader(Twice), "twice.json")).Should().Throw<DeskFormatException>().WithMessage("*2026-03-21 both a and b hold*");
    }

    [Fact]
    public void Advice_IsReadStrictly()
    {
        using StreamReader document = File.OpenText(Repository.File("docs", "samples", "salary", "steps.json"));
        AdviceDocument advice = CompensationJson.ReadAdvice(document, "steps.json");
        advice.Steps.Should().HaveCount(5);
        advice.Held.Should().Equal(new LevelEvidence(EvidenceKind.Years, "a year of daily work with it"));
        (advice.Money, advice.Months).Should().Be((new Money(300_000_000, Currency.IranianRial), 12));
        const string Negative = """{ "version": 1, "money": "IRR 1", "months": 1, "steps": [{ "input": "years", "number": "5/2", "cost": "IRR -1", "months": 1 }] }""";
        FluentActions.Invoking(() => CompensationJson.ReadAdvice(new StringReader(Negative), "n.json")).Should().Throw<DeskFormatException>().WithMessage("*cost is IRR -1*");
        CompensationJson.ReadAdvice(new StringReader(Negative.Replace("-1", "1", StringComparison.Ordinal)), "n.json").Steps[0].Number.Should().Be(new Rational(5, 2));
    }

    private static SalaryModel Read(string text) => CompensationJson.ReadModel(new StringReader(text), "model.json");

    private static string Written(SalaryModel model)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        CompensationJson.WriteModel(text, model);
        return text.ToString();
    }

    internal static SalaryModel Random(Random random)
    {
        LocalDate day = new(2025, 3, 21);
        FactSource Source() => new("source " + random.Next(3).ToString(CultureInfo.InvariantCulture), day.PlusDays(random.Next(3)), (FactStanding)random.Next(3));
        SourcedValue Plain() => new(new Rational(random.Next(1, 500), random.Next(1, 100)), Source());
        SourcedValue Euros(int cents) => new(new Money(cents, Currency.Euro), Source());
        SalaryInput city = SalaryInput.OfLevels("city", [new InputLevel("a", new LevelEvidence(EvidenceKind.Course, "a \"course\"")), new InputLevel("ب")], random.Next(2) == 0);
        SalaryInput years = SalaryInput.OfNumber("years", -5, 400, 12, random.Next(2) == 0);
        List<SalaryStage> stages = [SalaryStage.Set("base", "1", new ConstantOperand(Euros(random.Next())))];
        SalaryStage[] more =
        [
            SalaryStage.Multiply("city", "2", "city", [new TableRow(Plain(), "a"), new TableRow(Plain(), "ب")]),
            SalaryStage.Multiply("years", "2", ScaleOperand.Bands([new NumberTerm("years", new Rational(1, 3))], [new ScaledValue(-100, Plain()), new ScaledValue(7, Plain())])),
            SalaryStage.Add("years again", "2", ScaleOperand.Interpolation([], [new ScaledValue(0, Euros(random.Next())), new ScaledValue(new Rational(7, 3), Euros(random.Next()))])),
            SalaryStage.Clamp("clamp", "1", random.Next(2) == 0 ? null : Euros(1), Euros(2_000_000_000)),
            SalaryStage.Round("round", "1", new Rational(random.Next(1, 9), 4), (Rounding)random.Next(8)),
            SalaryStage.Multiply("group", "1", new GroupOperand([SalaryStage.Add("inner", "1", new ConstantOperand(Plain())), SalaryStage.Clamp("inner clamp", "1", Plain(), null)])),
        ];
        random.Shuffle(more);
        PublishedRange range = new("printed", new Money(1, Currency.Euro), random.Next(2) == 0 ? null : new Money(2, Currency.Euro), Source());
        SalaryModelHeader header = new("m", "v", Currency.Euro, day, random.Next(2) == 0 ? null : day.PlusDays(9), day, (Rounding)random.Next(8), range);
        return new SalaryModel(header, [city, years], stages.Concat(more.Take(random.Next(7))));
    }
}
