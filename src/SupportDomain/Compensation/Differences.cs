using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Two profiles of a model, and the factors by which they may differ.</summary>
internal sealed class Differences
{
    private Differences(SalaryModel model, long[] before, long[] after)
    {
        Model = model;
        Before = before;
        After = after;
        (Program, Peak) = ProgramCompiler.Compile(model, rounds: false);
    }

    internal SalaryModel Model { get; }

    internal long[] Before { get; }

    internal long[] After { get; }

    /// <summary>The model without its roundings.</summary>
    internal SalaryProgram<BigInteger> Program { get; }

    internal BigInteger Peak { get; }

    /// <summary>What the factors are called, in order.</summary>
    internal required ImmutableArray<string> Names { get; init; }

    /// <summary>The factor of each instruction, or −1 where it reads no input.</summary>
    internal required ImmutableArray<int> FactorOf { get; init; }

    /// <summary>The factors that read an input in which the profiles differ.</summary>
    internal required ImmutableArray<int> Changed { get; init; }

    internal static Differences Between(SalaryModel model, long[] before, long[] after, ExplanationDetail detail)
    {
        SalaryProgram<BigInteger> program = ProgramCompiler.Compile(model, rounds: false).Program;
        List<string> names = [];
        List<int> factors = [];
        HashSet<int> changed = [];
        int level = 0;
        int atTop = -1;
        foreach (Instruction<BigInteger> instruction in program.Instructions)
        {
            bool endsGroup = instruction.Fetch == Fetch.Group;
            level -= endsGroup ? 1 : 0;
            bool reads = instruction.Terms.Length > 0 || instruction.First >= 0;
            if (level == 0 && !endsGroup)
            {
                atTop = -1;
            }

            int factor = -1;
            if (reads)
            {
                factor = detail == ExplanationDetail.Stages && level > 0 && atTop >= 0 ? atTop : names.Count;
                if (factor == names.Count)
                {
                    names.Add(detail == ExplanationDetail.Stages && level > 0 ? TopOf(model, instruction.Stage) : instruction.Stage.Id);
                    atTop = factor;
                }

                if (Inputs(instruction).Any(i => before[i] != after[i]))
                {
                    changed.Add(factor);
                }
            }

            factors.Add(factor);
            level += instruction.BeginsGroup ? 1 : 0;
        }

        return new Differences(model, before, after) { Names = [.. names], FactorOf = [.. factors], Changed = [.. changed.Order()] };
    }

    internal static IEnumerable<int> Inputs<T>(Instruction<T> instruction)
        where T : struct, IBinaryInteger<T> => new[] { instruction.First, instruction.Second }.Concat(instruction.Terms).Where(i => i >= 0);

    /// <summary>The exact value of a mixture: factors of the set as in the second profile, the others as in the first.</summary>
    internal Rational ValueOf(Func<int, bool> isAfter)
    {
        BigInteger[] outer = new BigInteger[Program.Depth + 1];
        BigInteger running = BigInteger.Zero;
        int level = 0;
        for (int i = 0; i < Program.Instructions.Length; i++)
        {
            running = SalaryProgram<BigInteger>.Step(Program.Instructions[i], running, FactorOf[i] >= 0 && isAfter(FactorOf[i]) ? After : Before, outer, ref level, Model);
        }

        return new Rational(running, Program.Denominator);
    }

    /// <summary>The factor's value before and after, if the model is a product of stages at the top: a base times plain factors, roundings left out. Else the stage that stands in the way.</summary>
    internal SalaryStage? TryFactor(out (Rational Before, Rational After)[] values)
    {
        values = new (Rational, Rational)[Names.Length];
        BigInteger[] outer = new BigInteger[Program.Depth + 1];
        bool begins = true;
        for (int i = 0; i < Program.Instructions.Length; i++)
        {
            int start = i;
            SalaryStage stage = Program.Instructions[i].Stage;
            while (Program.Instructions[i].BeginsGroup || (Program.Instructions[i].Stage != stage))
            {
                i++;
            }

            Instruction<BigInteger> last = Program.Instructions[i];
            if (last.Fetch == Fetch.RunningScale || last.Kind != (begins ? StageKind.Set : StageKind.Multiply))
            {
                return stage;
            }

            begins = false;
            int factor = FactorOf.AsSpan()[start..(i + 1)].ToArray().Max();
            if (factor >= 0)
            {
                values[factor] = (Alone(start, i, Before, outer), Alone(start, i, After, outer));
            }
        }

        return null;
    }

    /// <summary>What a stage multiplies by: its result on a running value of one.</summary>
    private Rational Alone(int start, int end, long[] slots, BigInteger[] outer)
    {
        BigInteger running = BigInteger.One;
        int level = 0;
        for (int i = start; i <= end; i++)
        {
            running = SalaryProgram<BigInteger>.Step(Program.Instructions[i], running, slots, outer, ref level, Model);
        }

        BigInteger before = start == 0 ? BigInteger.One : Program.Instructions[start - 1].Denominator;
        return new Rational(running * (start == 0 ? BigInteger.One : before), Program.Instructions[end].Denominator);
    }

    private static string TopOf(SalaryModel model, SalaryStage inner) => model.Stages.First(s => ModelRules.AllStages([s]).Contains(inner)).Id;
}
