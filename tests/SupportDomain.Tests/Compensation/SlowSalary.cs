using SupportDomain.Compensation;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Compensation;

/// <summary>Reads a model literally, one stage after the other, in fractions of the tests' own.</summary>
internal static class SlowSalary
{
    internal static System.Numerics.BigInteger Pay(SalaryModel model, Func<string, string> level, Func<string, Fraction> number) =>
        Run(model.Stages, level, number, rounds: true).HalfEven();

    internal static Fraction Exact(SalaryModel model, Func<string, string> level, Func<string, Fraction> number) => Run(model.Stages, level, number, rounds: false);

    private static Fraction Run(IEnumerable<SalaryStage> stages, Func<string, string> level, Func<string, Fraction> number, bool rounds)
    {
        Fraction running = Fraction.Of(0);
        foreach (SalaryStage stage in stages)
        {
            switch (stage.Kind)
            {
                case StageKind.Clamp:
                    running = stage.Floor is { } low && running.CompareTo(Fraction.Of(low.Value)) < 0 ? Fraction.Of(low.Value) : running;
                    running = stage.Ceiling is { } high && running.CompareTo(Fraction.Of(high.Value)) > 0 ? Fraction.Of(high.Value) : running;
                    break;
                case StageKind.Round:
                    stage.Rounding.Should().Be(Rounding.HalfEven, "the twin knows one rounding");
                    running = rounds ? Fraction.Of((running / Fraction.Of(stage.Step)).HalfEven()) * Fraction.Of(stage.Step) : running;
                    break;
                default:
                    Fraction operand = Operand(stage.Operand!, running, level, number, rounds);
                    running = stage.Kind == StageKind.Set ? operand : stage.Kind == StageKind.Add ? running + operand : running * operand;
                    break;
            }
        }

        return running;
    }

    internal static Fraction Operand(SalaryOperand operand, Fraction running, Func<string, string> level, Func<string, Fraction> number, bool rounds)
    {
        switch (operand)
        {
            case ConstantOperand constant:
                return Fraction.Of(constant.Value.Value);
            case TableOperand table:
                return Fraction.Of(table.Rows.Single(r => r.Levels.SequenceEqual(table.Inputs.Select(level))).Value.Value);
            case GroupOperand group:
                return Run(group.Stages, level, number, rounds);
            default:
                ScaleOperand scale = (ScaleOperand)operand;
                Fraction place = scale.ReadsRunningValue ? running : scale.Terms.Aggregate(Fraction.Of(0), (sum, t) => sum + (Fraction.Of(t.Rate) * number(t.Input)));
                return OnScale(scale, place);
        }
    }

    private static Fraction OnScale(ScaleOperand scale, Fraction place)
    {
        ScaledValue below = scale.Points.Last(p => Fraction.Of(p.At).CompareTo(place) <= 0);
        int next = scale.Points.IndexOf(below) + 1;
        Fraction low = Fraction.Of(below.Value.Value);
        if (!scale.Interpolates || next == scale.Points.Length)
        {
            return low;
        }

        Fraction share = (place - Fraction.Of(below.At)) / (Fraction.Of(scale.Points[next].At) - Fraction.Of(below.At));
        return low + (share * (Fraction.Of(scale.Points[next].Value.Value) - low));
    }
}
