using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using SupportDomain.TestSupport;

namespace SupportDomain.Serialization.JsonNet.Tests.Compensation;

public sealed class SalarySchemaTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>A document, its schema, and the reader that has the last word.</summary>
    public static TheoryData<string, string> Samples => new()
    {
        { "iran-support-manager.json", "salary-model" },
        { "iran-1404-rules.json", "salary-rules" },
        { "steps.json", "salary-advice" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Schema_AcceptsTheSample(string sample, string schema) => Schema(schema).Fault(Sample(sample)).Should().BeNull();

    /// <summary>Every object of a sample, with a member too many or with one of its members missing: the schema refuses the first, and accepts the second wherever the reader does.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Schema_IsNoStricterThanTheReader_AndRefusesUnknownMembers(string sample, string schema)
    {
        JsonSchemaCheck check = Schema(schema);
        int broken = 0;
        foreach (string path in Objects(Sample(sample)!).Select(o => o.GetPath()).ToArray())
        {
            JsonNode more = Sample(sample)!;
            ((JsonObject)At(more, path))["unexpected"] = 1;
            check.Fault(more).Should().NotBeNull("{0} has an unknown member", path);
            foreach (string member in ((JsonObject)At(Sample(sample)!, path)).Select(p => p.Key).ToArray())
            {
                JsonNode less = Sample(sample)!;
                ((JsonObject)At(less, path)).Remove(member);
                broken++;
                if (IsRead(schema, less))
                {
                    check.Fault(less).Should().BeNull("{0} can do without {1}", path, member);
                }
            }
        }

        broken.Should().BeGreaterThan(20);
    }

    [Theory]
    [InlineData("salary-model", "$.version", "2")]
    [InlineData("salary-model", "$.stages", "[]")]
    [InlineData("salary-model", "$.stages[0].kind", "\"guess\"")]
    [InlineData("salary-model", "$.stages[0].table.rows", "[]")]
    [InlineData("salary-model", "$.model.currency", "\"rial\"")]
    [InlineData("salary-model", "$.model.rounding", "\"bankers\"")]
    [InlineData("salary-model", "$.model.from", "\"1404/01/01\"")]
    [InlineData("salary-model", "$.inputs[0].levels", "[]")]
    [InlineData("salary-model", "$.inputs[0].changeable", "\"yes\"")]
    [InlineData("salary-model", "$.sources.article.standing", "\"survey\"")]
    [InlineData("salary-rules", "$.rules[0].deductible", "0.5")]
    [InlineData("salary-rules", "$.rules[0].components[0].amount", "3463656")]
    [InlineData("salary-rules", "$.rules[0].components[0].per", "\"week\"")]
    [InlineData("salary-rules", "$.rules[0].shares[0].payer", "\"nobody\"")]
    [InlineData("salary-advice", "$.months", "-1")]
    [InlineData("salary-advice", "$.steps[0].cost", "\"free\"")]
    [InlineData("salary-advice", "$.held[0].kind", "\"rumour\"")]
    public void Schema_AndReader_RefuseWhatIsBroken(string schema, string path, string value)
    {
        JsonNode document = Sample((string)Samples.AsEnumerable().Single(s => string.Equals((string)s[1], schema, StringComparison.Ordinal))[0])!;
        JsonNode place = At(document, path);
        place.ReplaceWith(JsonNode.Parse(value));
        Schema(schema).Fault(document).Should().NotBeNull();
        IsRead(schema, document).Should().BeFalse();
    }

    [Fact]
    public void Schema_AcceptsEveryModelThatIsWritten() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        CompensationJson.WriteModel(text, CompensationJsonTests.Random(new Random(seed)));
        Schema("salary-model").Fault(JsonNode.Parse(text.ToString())).Should().BeNull("seed {0}", seed);
    }, cases: 50);

    private static JsonSchemaCheck Schema(string name) => new(JsonNode.Parse(File.ReadAllText(Repository.File("docs", "schemas", name + ".schema.json")))!.AsObject());

    private static JsonNode? Sample(string name) => JsonNode.Parse(File.ReadAllText(Repository.File("docs", "samples", "salary", name)), documentOptions: WithComments);

    private static bool IsRead(string schema, JsonNode document)
    {
        using StringReader text = new(document.ToJsonString());
        try
        {
            _ = schema switch
            {
                "salary-model" => (object)CompensationJson.ReadModel(text, "document"),
                "salary-rules" => CompensationJson.ReadRules(text, "document"),
                _ => CompensationJson.ReadAdvice(text, "document"),
            };
            return true;
        }
        catch (DeskFormatException)
        {
            return false;
        }
    }

    /// <summary>All objects with members of their own; the sources are named freely.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject o => (o.GetPath() == "$.sources" ? [] : new[] { o }).Concat(o.SelectMany(p => Objects(p.Value!))),
        JsonArray a => a.SelectMany(n => Objects(n!)),
        _ => [],
    };

    private static JsonNode At(JsonNode root, string path)
    {
        JsonNode at = root;
        foreach (string step in path.Split('.', '[').Skip(1))
        {
            at = step.EndsWith(']') ? at[int.Parse(step[..^1], CultureInfo.InvariantCulture)]! : at[step]!;
        }

        return at;
    }
}
