using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Compensation;

/// <summary>Writes salary models; each source once.</summary>
internal sealed class SalaryModelWriter
{
    private readonly Dictionary<FactSource, string> _sources = [];

    internal object Document(SalaryModel model)
    {
        CompensationNames.RequireListed(model.Header.Currency, nameof(model));
        object header = Header(model.Header);
        object[] inputs = [.. model.Inputs.Select(Input)];
        object[] stages = [.. model.Stages.Select(Stage)];
        return new { version = 1, sources = _sources.ToDictionary(s => s.Value, s => Source(s.Key), StringComparer.Ordinal), model = header, inputs, stages };
    }

    internal static object Source(FactSource source) => new { text = source.Text, asOf = Date(source.AsOf), standing = CamelCase.Of(source.Standing) };

    internal static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private object Header(SalaryModelHeader header) => new
    {
        id = header.Id,
        version = header.Version,
        currency = header.Currency.Id,
        from = Date(header.From),
        until = header.Until is { } until ? Date(until) : null,
        pricesOf = Date(header.PricesOf),
        rounding = CamelCase.Of(header.Rounding),
        ranges = header.Ranges.IsEmpty ? null : header.Ranges.Select(r => new { name = r.Name, from = CompensationNames.Text(r.From), to = r.To is { } to ? CompensationNames.Text(to) : null, source = Name(r.Source) }).ToArray(),
    };

    private static object Input(SalaryInput input) => input.IsNumber
        ? new { name = input.Name, changeable = input.IsChangeable, least = input.Least, most = input.Most, partsPerUnit = input.PartsPerUnit }
        : new
        {
            name = input.Name,
            changeable = input.IsChangeable,
            levels = input.Levels.Select(l => new
            {
                name = l.Name,
                evidence = l.Evidence.IsEmpty ? null : l.Evidence.Select(e => new { kind = CamelCase.Of(e.Kind), text = e.Text }).ToArray(),
            }).ToArray(),
        };

    private object Stage(SalaryStage stage)
    {
        Dictionary<string, object?> document = new(StringComparer.Ordinal) { ["id"] = stage.Id, ["version"] = stage.Version, ["kind"] = CamelCase.Of(stage.Kind) };
        switch (stage.Kind)
        {
            case StageKind.Clamp:
                Add(document, "floor", stage.Floor is { } floor ? Value(floor) : null);
                Add(document, "ceiling", stage.Ceiling is { } ceiling ? Value(ceiling) : null);
                break;
            case StageKind.Round:
                document["step"] = Readable.Text(stage.Step, nameof(stage));
                document["rounding"] = CamelCase.Of(stage.Rounding);
                break;
            default:
                AddOperand(document, stage.Operand!);
                break;
        }

        return document;
    }

    private void AddOperand(Dictionary<string, object?> document, SalaryOperand operand)
    {
        switch (operand)
        {
            case ConstantOperand constant:
                document["value"] = Value(constant.Value);
                break;
            case TableOperand table:
                document["table"] = new { inputs = table.Inputs.ToArray(), rows = table.Rows.Select(r => new { levels = r.Levels.ToArray(), value = Value(r.Value) }).ToArray() };
                break;
            case ScaleOperand scale:
                document["scale"] = new
                {
                    interpolates = scale.Interpolates,
                    terms = scale.Terms.IsEmpty ? null : scale.Terms.Select(t => new { input = t.Input, rate = Readable.Text(t.Rate, nameof(operand)) }).ToArray(),
                    points = scale.Points.Select(p => new { at = Readable.Text(p.At, nameof(operand)), value = Value(p.Value) }).ToArray(),
                };
                break;
            default:
                document["group"] = ((GroupOperand)operand).Stages.Select(Stage).ToArray();
                break;
        }
    }

    private object Value(SourcedValue value) => value.Currency is { } currency
        ? new { amount = CompensationNames.Text(new Money((Int128)value.Value.Numerator, currency)), source = Name(value.Source) }
        : new { number = Readable.Text(value.Value, nameof(value)), source = Name(value.Source) };

    private static void Add(Dictionary<string, object?> document, string name, object? value)
    {
        if (value is not null)
        {
            document[name] = value;
        }
    }

    private string Name(FactSource source)
    {
        if (!_sources.TryGetValue(source, out string? name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"s{_sources.Count + 1}");
            _sources.Add(source, name);
        }

        return name;
    }
}
