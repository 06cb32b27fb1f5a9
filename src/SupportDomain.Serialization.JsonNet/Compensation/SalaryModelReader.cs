using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Compensation;

/// <summary>Reads salary models: sources are named once and referred to, and so may parts that are used as groups.</summary>
internal sealed class SalaryModelReader
{
    private readonly Dictionary<string, FactSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    internal SalaryModel Read(JsonNode root)
    {
        root.Member("version").Integer(1, 1);
        foreach ((string name, JsonNode node) in root.Member("sources").Entries())
        {
            _sources.Add(name, ReadSource(node));
        }

        foreach ((string name, JsonNode node) in root.Optional("parts")?.Entries() ?? [])
        {
            _parts.Add(name, node);
        }

        SalaryModelHeader header = ReadHeader(root.Member("model"));
        List<SalaryInput> inputs = [.. root.Member("inputs").Items().Select(ReadInput)];
        List<SalaryStage> stages = [.. root.Member("stages").Items().Select(ReadStage)];
        root.Close();
        return root.Build(() => new SalaryModel(header, inputs, stages), "stages that read the inputs, and units that go together");
    }

    internal static FactSource ReadSource(JsonNode node)
    {
        string text = node.Member("text").Text();
        LocalDate asOf = node.Member("asOf").Date();
        FactStanding standing = node.Member("standing").OneOf(CompensationNames.Standings);
        node.Close();
        return new FactSource(text, asOf, standing);
    }

    private SalaryModelHeader ReadHeader(JsonNode node)
    {
        string id = node.Member("id").Text();
        string version = node.Member("version").Text();
        Currency currency = CompensationNames.ReadCurrency(node.Member("currency"));
        LocalDate from = node.Member("from").Date();
        LocalDate? until = node.Optional("until")?.Date();
        LocalDate prices = node.Member("pricesOf").Date();
        Rounding rounding = node.Member("rounding").OneOf(CompensationNames.Roundings);
        List<PublishedRange> ranges = [.. (node.Optional("ranges")?.Items() ?? []).Select(ReadRange)];
        node.Close();
        return node.Build(() => new SalaryModelHeader(id, version, currency, from, until, prices, rounding, ranges), "days in order, and ranges in the model's currency and series");
    }

    private PublishedRange ReadRange(JsonNode node)
    {
        string name = node.Member("name").Text();
        Money from = node.Member("from").Money();
        Money? to = node.Optional("to")?.Money();
        FactSource source = Source(node);
        node.Close();
        return node.Build(() => new PublishedRange(name, from, to, source), "ends in order");
    }

    private static SalaryInput ReadInput(JsonNode node)
    {
        string name = node.Member("name").Text();
        bool isChangeable = node.Member("changeable").Flag();
        if (node.Optional("levels") is { } list)
        {
            List<InputLevel> levels = [.. list.Items().Select(ReadLevel)];
            node.Close();
            return node.Build(() => SalaryInput.OfLevels(name, levels, isChangeable), "levels, each name once");
        }

        long least = (long)Bound(node.Member("least"));
        long most = (long)Bound(node.Member("most"));
        int parts = node.Member("partsPerUnit").Integer(1, 1_000_000);
        node.Close();
        return node.Build(() => SalaryInput.OfNumber(name, least, most, parts, isChangeable), "bounds in order");
    }

    private static Int128 Bound(JsonNode node) => node.Units() is var units && units >= long.MinValue && units <= long.MaxValue
        ? units
        : throw node.Fault("a number beyond 64 bits", "a whole number of at most 10^15 in magnitude");

    private static InputLevel ReadLevel(JsonNode node)
    {
        string name = node.Member("name").Text();
        List<LevelEvidence> evidence = [.. (node.Optional("evidence")?.Items() ?? []).Select(ReadEvidence)];
        node.Close();
        return new InputLevel(name, evidence);
    }

    internal static LevelEvidence ReadEvidence(JsonNode node)
    {
        LevelEvidence evidence = new(node.Member("kind").OneOf(CompensationNames.Evidence), node.Member("text").Text());
        node.Close();
        return evidence;
    }

    private SalaryStage ReadStage(JsonNode node)
    {
        string id = node.Member("id").Text();
        string version = node.Member("version").Text();
        StageKind kind = node.Member("kind").OneOf(CompensationNames.Kinds);
        switch (kind)
        {
            case StageKind.Clamp:
                SourcedValue? floor = node.Optional("floor") is { } low ? Value(low) : null;
                SourcedValue? ceiling = node.Optional("ceiling") is { } high ? Value(high) : null;
                node.Close();
                return node.Build(() => SalaryStage.Clamp(id, version, floor, ceiling), "a floor or a ceiling of one unit, in order");
            case StageKind.Round:
                Rational step = node.Member("step").Number();
                Rounding rounding = node.Member("rounding").OneOf(CompensationNames.Roundings);
                node.Close();
                return node.Build(() => SalaryStage.Round(id, version, step, rounding), "a step greater than zero");
            default:
                SalaryOperand operand = Operand(node);
                node.Close();
                return kind == StageKind.Set ? SalaryStage.Set(id, version, operand) : kind == StageKind.Add ? SalaryStage.Add(id, version, operand) : SalaryStage.Multiply(id, version, operand);
        }
    }

    private SalaryOperand Operand(JsonNode node)
    {
        if (node.Optional("value") is { } constant)
        {
            return new ConstantOperand(Value(constant));
        }

        if (node.Optional("table") is { } table)
        {
            List<string> inputs = [.. table.Member("inputs").Items().Select(i => i.Text())];
            List<TableRow> rows = [.. table.Member("rows").Items().Select(Row)];
            table.Close();
            return table.Build(() => new TableOperand(inputs, rows), "one or two inputs, each combination of levels once, one unit");
        }

        if (node.Optional("scale") is { } scale)
        {
            return Scale(scale);
        }

        if (node.Optional("use") is { } use)
        {
            return Used(use);
        }

        List<SalaryStage> stages = [.. node.Member("group").Items().Select(ReadStage)];
        return node.Build(() => new GroupOperand(stages), "at least one stage, and groups at most 16 deep");
    }

    /// <summary>A part that is named instead of written out; one that comes to use itself is refused with the whole circle.</summary>
    private GroupOperand Used(JsonNode use)
    {
        string name = use.Text();
        if (!_parts.TryGetValue(name, out JsonNode? part))
        {
            throw use.Fault($"'{name}', which is no part", string.Join(", ", _parts.Keys));
        }

        if (_open.Contains(name, StringComparer.Ordinal) || _open.Count >= GroupOperand.MaxDepth)
        {
            throw use.Fault($"the parts {string.Join(" → ", _open.Append(name))}", $"parts that do not come back to themselves, at most {GroupOperand.MaxDepth} deep");
        }

        _open.Add(name);
        List<SalaryStage> stages = [.. part.Items().Select(ReadStage)];
        _open.RemoveAt(_open.Count - 1);
        return use.Build(() => new GroupOperand(stages), "at least one stage, and groups at most 16 deep");
    }

    private TableRow Row(JsonNode node)
    {
        List<string> levels = [.. node.Member("levels").Items().Select(l => l.Text())];
        SourcedValue value = Value(node.Member("value"));
        node.Close();
        return new TableRow(value, levels);
    }

    private ScaleOperand Scale(JsonNode node)
    {
        bool interpolates = node.Member("interpolates").Flag();
        List<NumberTerm> terms = [];
        foreach (JsonNode term in node.Optional("terms")?.Items() ?? [])
        {
            terms.Add(new NumberTerm(term.Member("input").Text(), term.Member("rate").Number()));
            term.Close();
        }

        List<ScaledValue> points = [];
        foreach (JsonNode point in node.Member("points").Items())
        {
            points.Add(new ScaledValue(point.Member("at").Number(), Value(point.Member("value"))));
            point.Close();
        }

        node.Close();
        return node.Build(() => interpolates ? ScaleOperand.Interpolation(terms, points) : ScaleOperand.Bands(terms, points), "points at ascending places, of one unit");
    }

    private SourcedValue Value(JsonNode node)
    {
        FactSource source = Source(node);
        SourcedValue value = node.Optional("amount") is { } amount ? new SourcedValue(amount.Money(), source) : new SourcedValue(node.Member("number").Number(), source);
        node.Close();
        return value;
    }

    private FactSource Source(JsonNode node) => node.Member("source").OneOf(_sources);
}
