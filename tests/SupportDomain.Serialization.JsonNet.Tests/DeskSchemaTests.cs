using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SupportDomain.TestSupport;

namespace SupportDomain.Serialization.JsonNet.Tests;

/// <summary>The committed schema and guide are what the description gives; and the schema takes what the reader takes.</summary>
public sealed class DeskSchemaTests
{
    private const string Approve = "SUPPORTDOMAIN_APPROVE_PAGES";

    /// <summary>How many values of a desk are broken at most, times <see cref="Properties.Scale"/>.</summary>
    private static readonly int MostPaths = 60 * Properties.Scale;

    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Where in the guide's desk with every member the objects of the description stand.</summary>
    private static readonly (string Object, string Path)[] Places =
    [
        ("desk", ""), ("calendar", "calendars.office"), ("week", "calendars.office.hours"), ("hoursFrom", "calendars.office.hoursFrom.0"), ("override", "calendars.office.overrides.0"),
        ("holiday", "calendars.office.holidays.0"), ("closure", "calendars.office.closures.0"), ("dayRule", "dayRules.late"), ("log", "log"), ("years", "log.plausibleYears"),
        ("clock", "clocks.0"), ("policy", "clocks.0.policies.0"), ("zones", "clocks.1.policies.0.zones"), ("level", "clocks.1.policies.0.levels.0"), ("metric", "metrics.call back"),
        ("pause", "metrics.call back.pausesWhile.0"), ("action", "actions.0"), ("attention", "attention.0"),
        ("operation", "operation"), ("workload", "operation.workloads.0"), ("agent", "operation.agents.0"), ("channelCapacity", "operation.agents.0.channels.0"),
    ];

    public static TheoryData<string> Desks => new([
        "guide",
        "src/SupportDomain.Tool/Demo/demo-desk.json",
        .. Directory.EnumerateFiles(Repository.File("docs", "samples", "desks"), "*.json").Select(f => "docs/samples/desks/" + Path.GetFileName(f)).Order(StringComparer.Ordinal),
    ]);

    [Theory]
    [InlineData("docs/schemas/desk.schema.json")]
    [InlineData("docs/desk-members.md")]
    public void CommittedFile_IsWhatTheDescriptionGives(string file)
    {
        using StringWriter made = new(System.Globalization.CultureInfo.InvariantCulture);
        Action<TextWriter> write = file.EndsWith(".md", StringComparison.Ordinal) ? DeskSchema.WriteGuide : DeskSchema.Write;
        write(made);
        string path = Repository.File(file.Split('/'));
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, made.ToString());
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").Should().Be(made.ToString(), "set {0}=1 to write it anew", Approve);
    }

    /// <summary>The reader names the members that it knows when it meets one that it does not know.</summary>
    [Fact]
    public void Members_AreThoseThatTheReaderKnows()
    {
        JsonObject definitions = (JsonObject)Schema()["$defs"]!;
        foreach ((string name, string path) in Places)
        {
            JsonObject desk = Read("guide");
            ((JsonObject)At(desk, path))["noSuchMember"] = 1;
            DeskFormatException fault = FluentActions.Invoking(() => Load(desk)).Should().Throw<DeskFormatException>().Which;
            fault.Found.Should().Contain(name == "week" ? "noSuchMember" : "'noSuchMember'");
            ((JsonObject)definitions[name]!["properties"]!).Select(p => p.Key).Should().BeEquivalentTo(fault.Allowed.Split(", "), "object {0}", name);
        }
    }

    [Theory]
    [MemberData(nameof(Desks))]
    public void Desk_FitsTheSchema(string desk)
    {
        Check().Fault(Read(desk)).Should().BeNull();
    }

    /// <summary>
    /// Each value of each desk is left out, replaced by one of another kind, and given an unknown member in turn: what the reader still takes the schema takes; an unknown member and another kind it refuses.
    /// </summary>
    [Theory]
    [MemberData(nameof(Desks))]
    public void BrokenDesk_IsRefused_AndWhatTheReaderTakesIsNot(string desk)
    {
        JsonSchemaCheck check = Check();
        string text = Read(desk).ToJsonString();
        List<string> paths = [.. Paths(JsonNode.Parse(text)!, string.Empty)];
        int refused = 0;
        foreach (string path in paths.Count <= MostPaths ? paths : paths.Where((_, i) => i % (paths.Count / MostPaths) == 0))
        {
            foreach (string change in new[] { "leave out", "true", "[17]", "\" \"", "unknown" })
            {
                JsonObject broken = (JsonObject)JsonNode.Parse(text)!;
                if (!Apply(broken, path, change))
                {
                    continue;
                }

                string? fault = check.Fault(broken);
                refused += fault is null ? 0 : 1;
                if (fault is not null)
                {
                    FluentActions.Invoking(() => Load(broken)).Should().Throw<DeskFormatException>("the schema refuses {0} of {1}: {2}", change, path, fault);
                }
            }
        }

        refused.Should().BeGreaterThan(Math.Min(paths.Count, MostPaths) / 2);
    }

    private static JsonObject Schema() => (JsonObject)JsonNode.Parse(File.ReadAllText(Repository.File("docs", "schemas", "desk.schema.json")))!;

    private static JsonSchemaCheck Check() => new(Schema());

    private static JsonObject Read(string desk)
    {
        string text = desk == "guide" ? EveryMember() : File.ReadAllText(Repository.File(desk.Split('/')));
        return (JsonObject)JsonNode.Parse(text, documentOptions: Comments)!;
    }

    private static string EveryMember()
    {
        string page = File.ReadAllText(Repository.File("docs", "desk.md")).ReplaceLineEndings("\n");
        int start = page.IndexOf("<!-- desk: every-member -->\n```json\n", StringComparison.Ordinal) + "<!-- desk: every-member -->\n```json\n".Length;
        return page[start..page.IndexOf("\n```\n", start, StringComparison.Ordinal)];
    }

    private static SupportDomain.Desks.Desk Load(JsonObject desk)
    {
        using StringReader reader = new(desk.ToJsonString());
        return DeskJson.Read(reader, "desk.json", DateTimeZoneProviders.Tzdb);
    }

    private static IEnumerable<string> Paths(JsonNode node, string path)
    {
        IEnumerable<(string Name, JsonNode? Value)> children = node switch
        {
            JsonObject members => members.Select(m => (m.Key, m.Value)),
            JsonArray items => items.Select((v, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), v)),
            _ => [],
        };
        foreach ((string name, JsonNode? value) in children)
        {
            string inner = path.Length == 0 ? name : $"{path}\0{name}";
            yield return inner;
            foreach (string further in Paths(value!, inner))
            {
                yield return further;
            }
        }
    }

    private static JsonNode At(JsonNode node, string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(node, Step);

    private static JsonNode Step(JsonNode node, string name) => node is JsonArray items ? items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!;

    private static bool Apply(JsonObject root, string path, string change)
    {
        string[] names = path.Split('\0');
        JsonNode parent = names[..^1].Aggregate((JsonNode)root, Step);
        if (change == "unknown")
        {
            if (Step(parent, names[^1]) is not JsonObject target)
            {
                return false;
            }

            target["noSuchMember"] = "x";
            return true;
        }

        JsonNode? value = change == "leave out" ? null : JsonNode.Parse(change);
        switch (parent)
        {
            case JsonObject members when value is null:
                members.Remove(names[^1]);
                break;
            case JsonObject members:
                members[names[^1]] = value;
                break;
            case JsonArray items when value is null:
                items.RemoveAt(int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                parent.AsArray()[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
                break;
        }

        return true;
    }
}
