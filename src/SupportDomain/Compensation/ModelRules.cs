using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>What makes a list of stages a model, and what is doubtful about one.</summary>
internal static class ModelRules
{
    private const int MaxCells = 1_000_000;

    internal static void Check(SalaryModel model)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        if (model.Inputs.FirstOrDefault(i => !names.Add(i.Name)) is { } twice)
        {
            throw Refused.Argument($"The input {twice.Name} stands twice; each name stands once.", "inputs");
        }

        SalaryStage[] all = [.. AllStages(model.Stages)];
        if (all.Length is 0 or > SalaryModel.MaxStages)
        {
            throw Refused.Argument(string.Create(CultureInfo.InvariantCulture, $"There are {all.Length} stages; there must be from 1 to {SalaryModel.MaxStages}."), "stages");
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        if (all.FirstOrDefault(s => !ids.Add(s.Id)) is { } again)
        {
            throw Refused.Argument($"The stage {again.Id} stands twice; each identifier stands once, in groups too.", "stages");
        }

        Dictionary<string, SalaryInput> inputs = model.Inputs.ToDictionary(i => i.Name, StringComparer.Ordinal);
        foreach (SalaryStage stage in all)
        {
            CheckInputs(stage, inputs);
        }

        foreach (SalaryStage stage in all.Where(s => s.Operand is TableOperand { Inputs.Length: 2 }))
        {
            long cells = ((TableOperand)stage.Operand!).Inputs.Aggregate(1L, (n, name) => n * inputs[name].Levels.Length);
            if (cells > MaxCells)
            {
                throw Refused.Argument(string.Create(CultureInfo.InvariantCulture, $"The table of the stage {stage.Id} has {cells} combinations of levels; at most {MaxCells} are allowed."), "stages");
            }
        }

        Unit result = UnitOf(model.Stages);
        if (result.Currency != model.Header.Currency)
        {
            throw Refused.Argument($"The stages give {result}, and the model pays in {model.Header.Currency}; one currency and series is used throughout.", "stages");
        }
    }

    /// <summary>Every stage, those in groups after the one that holds them.</summary>
    internal static IEnumerable<SalaryStage> AllStages(ImmutableArray<SalaryStage> stages) =>
        stages.SelectMany(s => s.Operand is GroupOperand group ? AllStages(group.Stages).Prepend(s) : [s]);

    internal static IEnumerable<SourcedValue> ValuesOf(SalaryStage stage) => stage.Operand switch
    {
        ConstantOperand constant => [constant.Value],
        TableOperand table => table.Rows.Select(r => r.Value),
        ScaleOperand scale => scale.Points.Select(p => p.Value),
        _ => new[] { stage.Floor, stage.Ceiling }.OfType<SourcedValue>(),
    };

    internal static ImmutableArray<ModelFinding> Review(SalaryModel model)
    {
        List<ModelFinding> findings = [];
        HashSet<string> read = new(StringComparer.Ordinal);
        Dictionary<string, SalaryInput> inputs = model.Inputs.ToDictionary(i => i.Name, StringComparer.Ordinal);
        foreach (SalaryStage stage in AllStages(model.Stages))
        {
            read.UnionWith(InputsOf(stage.Operand));
            if (stage.Operand is TableOperand table)
            {
                ReviewTable(stage, table, inputs, findings);
            }
            else if (stage.Operand is ScaleOperand { ReadsRunningValue: false } scale)
            {
                ReviewScale(stage, scale, inputs, findings);
            }
        }

        findings.AddRange(model.Inputs.Where(i => !read.Contains(i.Name)).Select(i => new ModelFinding(ModelFindingKind.Unused, i.Name, "no stage reads it")));
        return [.. findings];
    }

    internal static IEnumerable<string> InputsOf(SalaryOperand? operand) => operand switch
    {
        TableOperand table => table.Inputs,
        ScaleOperand scale => scale.Terms.Select(t => t.Input),
        _ => [],
    };

    private static void CheckInputs(SalaryStage stage, Dictionary<string, SalaryInput> inputs)
    {
        foreach (string name in InputsOf(stage.Operand))
        {
            bool wantsNumber = stage.Operand is ScaleOperand;
            if (!inputs.TryGetValue(name, out SalaryInput? input) || input.IsNumber != wantsNumber)
            {
                throw Refused.Argument(
                    $"The stage {stage.Id} reads '{name}', which is {(input is null ? "no input of the model" : wantsNumber ? "not a number" : "a number and has no levels")}; the inputs are {string.Join(", ", inputs.Keys)}.", "stages");
            }
        }
    }

    private static void ReviewTable(SalaryStage stage, TableOperand table, Dictionary<string, SalaryInput> inputs, List<ModelFinding> findings)
    {
        SalaryInput[] read = [.. table.Inputs.Select(n => inputs[n])];
        HashSet<string> rows = new(table.Rows.Select(r => CanonicalText.Of(r.Levels)), StringComparer.Ordinal);
        foreach (string[] levels in Combinations(read))
        {
            if (!rows.Contains(CanonicalText.Of(levels)))
            {
                findings.Add(new ModelFinding(ModelFindingKind.Gap, stage.Id, string.Join(" / ", levels)));
            }
        }

        findings.AddRange(table.Rows
            .Where(r => r.Levels.Zip(read).Any(l => l.Second.Index.Find(l.First) < 0))
            .Select(r => new ModelFinding(ModelFindingKind.Unreachable, stage.Id, string.Join(" / ", r.Levels))));
    }

    private static IEnumerable<string[]> Combinations(SalaryInput[] read) => read.Length == 1
        ? read[0].Levels.Select(l => new[] { l.Name })
        : read[0].Levels.SelectMany(a => read[1].Levels.Select(b => new[] { a.Name, b.Name }));

    private static void ReviewScale(SalaryStage stage, ScaleOperand scale, Dictionary<string, SalaryInput> inputs, List<ModelFinding> findings)
    {
        (Rational least, Rational most) = (Rational.Zero, Rational.Zero);
        foreach (NumberTerm term in scale.Terms)
        {
            SalaryInput input = inputs[term.Input];
            (Rational a, Rational b) = (term.Rate * new Rational(input.Least, input.PartsPerUnit), term.Rate * new Rational(input.Most, input.PartsPerUnit));
            (least, most) = (least + Rational.Min(a, b), most + Rational.Max(a, b));
        }

        if (least < scale.Points[0].At || (scale.Interpolates && most > scale.Points[^1].At))
        {
            findings.Add(new ModelFinding(ModelFindingKind.Gap, stage.Id, $"the scale begins at {scale.Points[0].At}{(scale.Interpolates ? $" and ends at {scale.Points[^1].At}" : string.Empty)}, the input reaches from {least} to {most}"));
        }

        for (int i = 0; i < scale.Points.Length; i++)
        {
            Rational at = scale.Points[i].At;
            bool isReached = scale.Interpolates
                ? (i == 0 || scale.Points[i - 1].At < most || at <= most) && (i == scale.Points.Length - 1 || scale.Points[i + 1].At > least || at >= least)
                : at <= most && (i == scale.Points.Length - 1 || scale.Points[i + 1].At > least);
            if (!isReached)
            {
                findings.Add(new ModelFinding(ModelFindingKind.Unreachable, stage.Id, $"the value at {at}"));
            }

            if (i > 0 && scale.Points[i].Value.Value < scale.Points[i - 1].Value.Value)
            {
                findings.Add(new ModelFinding(ModelFindingKind.NotMonotone, stage.Id, $"{scale.Points[i - 1].Value.Value} at {scale.Points[i - 1].At}, {scale.Points[i].Value.Value} at {at}"));
            }
        }
    }

    private static Unit UnitOf(ImmutableArray<SalaryStage> stages)
    {
        Unit running = default;
        foreach (SalaryStage stage in stages)
        {
            running = stage.Kind switch
            {
                StageKind.Set => UnitOf(stage, running),
                StageKind.Add => Sum(stage, running, UnitOf(stage, running)),
                StageKind.Multiply => Product(stage, running, UnitOf(stage, running)),
                StageKind.Clamp => Sum(stage, running, Unit.Of((stage.Floor ?? stage.Ceiling)!.Currency)),
                _ => running.IsKnown ? running : throw Fault(stage, "there is nothing yet to round"),
            };
        }

        return running;
    }

    private static Unit UnitOf(SalaryStage stage, Unit running) => stage.Operand switch
    {
        ConstantOperand constant => Unit.Of(constant.Value.Currency),
        TableOperand table => Unit.Of(table.Currency),
        ScaleOperand { ReadsRunningValue: true } when !running.IsKnown => throw Fault(stage, "there is no running value yet to read"),
        ScaleOperand scale => Unit.Of(scale.Currency),
        GroupOperand group => UnitOf(group.Stages),
        _ => throw Fault(stage, "it has nothing to apply"),
    };

    private static Unit Sum(SalaryStage stage, Unit running, Unit operand) =>
        !running.IsKnown && stage.Kind == StageKind.Add ? operand
        : running == operand ? running
        : throw Fault(stage, $"{running} and {operand} do not mix");

    private static Unit Product(SalaryStage stage, Unit running, Unit operand) =>
        !running.IsKnown ? throw Fault(stage, "there is nothing yet to multiply")
        : running.Currency is not null && operand.Currency is not null ? throw Fault(stage, $"{running} times {operand} is no pay")
        : Unit.Of(running.Currency ?? operand.Currency);

    private static ArgumentException Fault(SalaryStage stage, string what) =>
        Refused.Argument($"The stage {stage.Id} cannot {stage.Kind} here: {what}; money is added to money of one currency and series, and multiplied by plain numbers.", "stages");

    /// <summary>What the running value is: nothing yet, a plain number, or money.</summary>
    private readonly record struct Unit(bool IsKnown, Currency? Currency)
    {
        internal static Unit Of(Currency? currency) => new(true, currency);

        public override string ToString() => !IsKnown ? "nothing" : Currency is null ? "a plain number" : $"money in {Currency}";
    }
}
