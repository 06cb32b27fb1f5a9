using SupportDomain.Compensation;

namespace SupportDomain.Tests.Compensation;

/// <summary>Shapley's value from its definition: every order of the factors, one changed after the other, each mixture a literal model without inputs.</summary>
internal static class SlowShapley
{
    internal static Fraction[] Parts(SalaryModel model, SalaryProfile reference, SalaryProfile profile, ExplanationDetail detail)
    {
        (SalaryStage Stage, string Factor)[] readers = [.. Readers(model.Stages, null, detail)];
        string[] factors = [.. readers.Select(r => r.Factor).Distinct(StringComparer.Ordinal)];
        int[] moving = [.. Enumerable.Range(0, factors.Length).Where(f => readers.Any(r => r.Factor == factors[f] && InputsOf(r.Stage).Any(i => Differs(reference, profile, i))))];
        Dictionary<int, Fraction> known = [];
        Fraction Value(int set)
        {
            if (!known.TryGetValue(set, out Fraction value))
            {
                SalaryProfile Side(SalaryStage stage) => (set & (1 << Array.IndexOf(factors, readers.First(r => ReferenceEquals(r.Stage, stage)).Factor))) != 0 ? profile : reference;
                value = Run(model.Stages, Side);
                known.Add(set, value);
            }

            return value;
        }

        Fraction[] parts = [.. factors.Select(_ => Fraction.Of(0))];
        int orders = 0;
        foreach (int[] order in Orders(moving))
        {
            orders++;
            int set = 0;
            foreach (int factor in order)
            {
                parts[factor] += Value(set | (1 << factor)) - Value(set);
                set |= 1 << factor;
            }
        }

        return [.. parts.Select(p => p / Fraction.Of(orders))];
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));

    private static IEnumerable<(SalaryStage Stage, string Factor)> Readers(IEnumerable<SalaryStage> stages, string? top, ExplanationDetail detail) => stages.SelectMany(s => s.Operand switch
    {
        GroupOperand group => Readers(group.Stages, top ?? s.Id, detail),
        TableOperand or ScaleOperand { ReadsRunningValue: false } => [(s, detail == ExplanationDetail.Stages ? top ?? s.Id : s.Id)],
        _ => Enumerable.Empty<(SalaryStage, string)>(),
    });

    private static IEnumerable<string> InputsOf(SalaryStage stage) => stage.Operand is TableOperand table ? table.Inputs : ((ScaleOperand)stage.Operand!).Terms.Select(t => t.Input);

    private static bool Differs(SalaryProfile a, SalaryProfile b, string input) =>
        a.Levels.TryGetValue(input, out string? level) ? level != b.Levels[input] : a.Numbers[input] != b.Numbers[input];

    private static Fraction Run(IEnumerable<SalaryStage> stages, Func<SalaryStage, SalaryProfile> side)
    {
        Fraction running = Fraction.Of(0);
        foreach (SalaryStage stage in stages)
        {
            if (stage.Kind is StageKind.Clamp)
            {
                running = stage.Floor is { } low && running.CompareTo(Fraction.Of(low.Value)) < 0 ? Fraction.Of(low.Value) : running;
                running = stage.Ceiling is { } high && running.CompareTo(Fraction.Of(high.Value)) > 0 ? Fraction.Of(high.Value) : running;
            }
            else if (stage.Kind is not StageKind.Round)
            {
                Fraction operand = stage.Operand is GroupOperand group ? Run(group.Stages, side)
                    : stage.Operand is ConstantOperand constant ? Fraction.Of(constant.Value.Value)
                    : SlowSalary.Operand(stage.Operand!, running, side(stage).LevelOf, side(stage).NumberOf, rounds: false);
                running = stage.Kind == StageKind.Set ? operand : stage.Kind == StageKind.Add ? running + operand : running * operand;
            }
        }

        return running;
    }
}
