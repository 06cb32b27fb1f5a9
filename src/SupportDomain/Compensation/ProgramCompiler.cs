using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Turns stages into instructions over integers, and bounds every value on the way.</summary>
internal sealed class ProgramCompiler
{
    private readonly SalaryModel _model;
    private readonly bool _rounds;
    private readonly List<Instruction<BigInteger>> _instructions = [];
    private BigInteger _peak = BigInteger.One;
    private int _depth;

    private ProgramCompiler(SalaryModel model, bool rounds)
    {
        _model = model;
        _rounds = rounds;
    }

    /// <summary>The greatest magnitude that any value on the way can have.</summary>
    internal BigInteger Peak => _peak;

    /// <summary>Compiles a model; with its roundings and the last one to whole minor units, or exactly.</summary>
    internal static (SalaryProgram<BigInteger> Program, BigInteger Peak) Compile(SalaryModel model, bool rounds)
    {
        ProgramCompiler compiler = new(model, rounds);
        Range running = compiler.Add(model.Stages, 0);
        if (rounds)
        {
            compiler.AddRounding(SalaryStage.Round("pay", "1", Rational.One, model.Header.Rounding), running);
        }

        return (new SalaryProgram<BigInteger>([.. compiler._instructions], compiler._depth), compiler._peak);
    }

    private Range Add(ImmutableArray<SalaryStage> stages, int level)
    {
        _depth = Math.Max(_depth, level);
        Range running = new(BigInteger.Zero, BigInteger.Zero, BigInteger.One);
        foreach (SalaryStage stage in stages)
        {
            running = stage.Kind switch
            {
                StageKind.Clamp => AddClamp(stage, running),
                StageKind.Round => _rounds ? AddRounding(stage, running) : running,
                _ => AddApplying(stage, running, level),
            };
        }

        return running;
    }

    private Range AddApplying(SalaryStage stage, Range running, int level)
    {
        switch (stage.Operand)
        {
            case GroupOperand group:
                _instructions.Add(new Instruction<BigInteger> { Stage = stage, BeginsGroup = true, Denominator = BigInteger.One });
                return Emit(stage, new Instruction<BigInteger> { Stage = stage, Fetch = Fetch.Group }, running, Add(group.Stages, level + 1));
            case ConstantOperand constant:
                return AddTable(stage, running, -1, -1, [constant.Value.Value]);
            case TableOperand table:
                return AddTable(stage, running, table);
            default:
                return AddScale(stage, running, (ScaleOperand)stage.Operand!);
        }
    }

    private Range AddTable(SalaryStage stage, Range running, TableOperand table)
    {
        int first = IndexOf(table.Inputs[0]);
        int second = table.Inputs.Length > 1 ? IndexOf(table.Inputs[1]) : -1;
        int width = second < 0 ? 1 : _model.Inputs[second].Levels.Length;
        Rational?[] cells = new Rational?[checked(_model.Inputs[first].Levels.Length * width)];
        foreach (TableRow row in table.Rows)
        {
            int a = _model.Inputs[first].Index.Find(row.Levels[0]);
            int b = second < 0 ? 0 : _model.Inputs[second].Index.Find(row.Levels[1]);
            if (a >= 0 && b >= 0)
            {
                cells[(a * width) + b] = row.Value.Value;
            }
        }

        return AddTable(stage, running, first, second, cells);
    }

    private Range AddTable(SalaryStage stage, Range running, int first, int second, Rational?[] cells)
    {
        Rational[] known = [.. cells.Where(c => c is not null).Select(c => c!.Value)];
        BigInteger denominator = Common(known);
        BigInteger[] values = [.. cells.Select(c => Over(c ?? Rational.Zero, denominator))];
        Range operand = known.Length == 0
            ? new(BigInteger.Zero, BigInteger.Zero, BigInteger.One)
            : new(Over(known.Min(), denominator), Over(known.Max(), denominator), denominator);
        return Emit(stage, new Instruction<BigInteger>
        {
            Stage = stage,
            Fetch = Fetch.Table,
            First = first,
            Second = second,
            Width = second < 0 ? 1 : _model.Inputs[second].Levels.Length,
            Values = values,
            Has = known.Length == cells.Length ? null : [.. cells.Select(c => c is not null)],
        }, running, operand);
    }

    private Range AddScale(SalaryStage stage, Range running, ScaleOperand scale)
    {
        (Range place, int[] terms, BigInteger[] rates) = scale.ReadsRunningValue ? (running, [], []) : PlaceOf(scale);
        Rational[] at = [.. scale.Points.Select(p => p.At * place.Denominator)];
        Rational[] values = [.. scale.Points.Select(p => p.Value.Value)];
        int pieces = scale.Interpolates ? at.Length - 1 : at.Length;
        Rational[] slopes = scale.Interpolates ? [.. Enumerable.Range(0, pieces).Select(i => (values[i + 1] - values[i]) / (at[i + 1] - at[i]))] : [];
        Rational[] offsets = scale.Interpolates ? [.. slopes.Select((s, i) => values[i] - (s * at[i]))] : values;
        BigInteger denominator = Common([.. slopes, .. offsets, .. values]);
        Instruction<BigInteger> instruction = new()
        {
            Stage = stage,
            Fetch = scale.ReadsRunningValue ? Fetch.RunningScale : Fetch.Scale,
            Terms = terms,
            Rates = rates,
            Bounds = [.. at.Take(pieces).Select(a => a.Round(Rounding.Ceiling))],
            Slopes = [.. slopes.Select(s => Over(s, denominator))],
            Values = [.. offsets.Select(o => Over(o, denominator))],
            End = at[^1].Round(Rounding.Floor),
        };
        BigInteger farthest = BigInteger.Max(BigInteger.Abs(place.Least), BigInteger.Abs(place.Most));
        Note(BigInteger.Max(BigInteger.Abs(instruction.Bounds[0]), BigInteger.Abs(at[^1].Round(Rounding.AwayFromZero))));
        for (int i = 0; i < slopes.Length; i++)
        {
            Note((BigInteger.Abs(instruction.Slopes[i]) * farthest) + BigInteger.Abs(instruction.Values[i]));
        }

        return Emit(stage, instruction, running, new(Over(values.Min(), denominator), Over(values.Max(), denominator), denominator));
    }

    /// <summary>The sum of the terms over one denominator, and the magnitudes it can have.</summary>
    private (Range Place, int[] Terms, BigInteger[] Rates) PlaceOf(ScaleOperand scale)
    {
        int[] terms = [.. scale.Terms.Select(t => IndexOf(t.Input))];
        Rational[] rates = [.. scale.Terms.Select((t, i) => t.Rate / _model.Inputs[terms[i]].PartsPerUnit)];
        BigInteger denominator = Common(rates);
        BigInteger[] whole = [.. rates.Select(r => Over(r, denominator))];
        BigInteger farthest = BigInteger.Zero;
        for (int i = 0; i < terms.Length; i++)
        {
            SalaryInput input = _model.Inputs[terms[i]];
            farthest += BigInteger.Abs(whole[i]) * Math.Max(Math.Abs(input.Least), Math.Abs(input.Most));
        }

        Note(farthest);
        return (new(-farthest, farthest, denominator), terms, whole);
    }

    private Range AddClamp(SalaryStage stage, Range running)
    {
        Rational[] bounds = [.. new[] { stage.Floor, stage.Ceiling }.OfType<SourcedValue>().Select(v => v.Value)];
        BigInteger denominator = Lcm(running.Denominator, Common(bounds));
        BigInteger factor = denominator / running.Denominator;
        BigInteger? floor = stage.Floor is { } low ? Over(low.Value, denominator) : null;
        BigInteger? ceiling = stage.Ceiling is { } high ? Over(high.Value, denominator) : null;
        BigInteger Kept(BigInteger value) => floor is { } f && value < f ? f : ceiling is { } c && value > c ? c : value;
        Note(BigInteger.Max(BigInteger.Abs(running.Least), BigInteger.Abs(running.Most)) * factor);
        foreach (Rational bound in bounds)
        {
            Note(Over(bound, denominator));
        }

        _instructions.Add(new Instruction<BigInteger>
        {
            Stage = stage,
            Kind = StageKind.Clamp,
            RunningFactor = factor,
            Floor = floor,
            Ceiling = ceiling,
            Denominator = Note(denominator),
        });
        return new(Kept(running.Least * factor), Kept(running.Most * factor), denominator);
    }

    private Range AddRounding(SalaryStage stage, Range running)
    {
        BigInteger factor = stage.Step.Denominator;
        BigInteger divisor = running.Denominator * stage.Step.Numerator;
        BigInteger Rounded(BigInteger value) => ((BigInteger.Abs(value) * factor / divisor) + 1) * stage.Step.Numerator * (value.Sign < 0 ? -1 : 1);
        Note(divisor);
        Note(BigInteger.Max(BigInteger.Abs(running.Least), BigInteger.Abs(running.Most)) * factor);
        Range rounded = new(BigInteger.Min(Rounded(running.Least), -stage.Step.Numerator), BigInteger.Max(Rounded(running.Most), stage.Step.Numerator), factor);
        _instructions.Add(new Instruction<BigInteger>
        {
            Stage = stage,
            Kind = StageKind.Round,
            RunningFactor = factor,
            OperandFactor = stage.Step.Numerator,
            Divisor = divisor,
            Denominator = factor,
        });
        return Note(rounded);
    }

    /// <summary>Settles the denominators of a step that applies an operand.</summary>
    private Range Emit(SalaryStage stage, Instruction<BigInteger> fetch, Range running, Range operand)
    {
        BigInteger denominator = stage.Kind switch
        {
            StageKind.Set => operand.Denominator,
            StageKind.Multiply => running.Denominator * operand.Denominator,
            _ => Lcm(running.Denominator, operand.Denominator),
        };
        BigInteger runningFactor = stage.Kind == StageKind.Add ? denominator / running.Denominator : BigInteger.One;
        BigInteger operandFactor = stage.Kind == StageKind.Add ? denominator / operand.Denominator : BigInteger.One;
        _instructions.Add(new Instruction<BigInteger>
        {
            Stage = stage,
            Kind = stage.Kind,
            Fetch = fetch.Fetch,
            First = fetch.First,
            Second = fetch.Second,
            Width = fetch.Width,
            Values = [.. fetch.Values.Select(v => Note(v * operandFactor))],
            Has = fetch.Has,
            Terms = fetch.Terms,
            Rates = fetch.Rates,
            Bounds = fetch.Bounds,
            Slopes = [.. fetch.Slopes.Select(s => Note(s * operandFactor))],
            End = fetch.End,
            RunningFactor = runningFactor,
            OperandFactor = operandFactor,
            Denominator = Note(denominator),
        });
        Range scaled = Note(new Range(operand.Least * operandFactor, operand.Most * operandFactor, denominator));
        Range before = Note(new Range(running.Least * runningFactor, running.Most * runningFactor, denominator));
        _peak *= fetch.Slopes.Length > 0 ? operandFactor : BigInteger.One;
        return Note(stage.Kind switch
        {
            StageKind.Set => scaled,
            StageKind.Add => new(before.Least + scaled.Least, before.Most + scaled.Most, denominator),
            _ => Times(before, scaled, denominator),
        });
    }

    private static Range Times(Range a, Range b, BigInteger denominator)
    {
        BigInteger[] corners = [a.Least * b.Least, a.Least * b.Most, a.Most * b.Least, a.Most * b.Most];
        return new(corners.Min(), corners.Max(), denominator);
    }

    private BigInteger Note(BigInteger value)
    {
        _peak = BigInteger.Max(_peak, BigInteger.Abs(value));
        return value;
    }

    private Range Note(Range range)
    {
        Note(range.Least);
        Note(range.Most);
        return range;
    }

    private int IndexOf(string input) => _model.Inputs.ToList().FindIndex(i => string.Equals(i.Name, input, StringComparison.Ordinal));

    private static BigInteger Over(Rational value, BigInteger denominator) => value.Numerator * (denominator / value.Denominator);

    private static BigInteger Common(Rational[] values) => values.Aggregate(BigInteger.One, (d, v) => Lcm(d, v.Denominator));

    private static BigInteger Lcm(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;

    /// <summary>What a value can be: numerators from least to most over a denominator.</summary>
    private readonly record struct Range(BigInteger Least, BigInteger Most, BigInteger Denominator);
}
