using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>The pay that a model gives for a profile, and how it came to be, stage by stage.</summary>
/// <remarks>What the numbers of the model say, no more; <see cref="Assumptions"/> counts those that nobody has measured or decided. Immutable, and safe to share between threads.</remarks>
public sealed class SalaryEstimate
{
    private SalaryEstimate(SalaryModel model, SalaryProfile profile, Money pay, ImmutableArray<EstimateStep> steps)
    {
        Model = model;
        Profile = profile;
        Pay = pay;
        Steps = steps;
    }

    /// <summary>The model.</summary>
    public SalaryModel Model { get; }

    /// <summary>The profile.</summary>
    public SalaryProfile Profile { get; }

    /// <summary>The pay, rounded as the model says.</summary>
    public Money Pay { get; }

    /// <summary>The value after each stage at the top, in order.</summary>
    public ImmutableArray<EstimateStep> Steps { get; }

    /// <summary>How many numbers of the model are assumptions.</summary>
    public int Assumptions => Model.Numbers().Count(n => n.Value.Source.Standing == FactStanding.Assumption);

    /// <summary>The published ranges that the pay lies outside of.</summary>
    public IEnumerable<PublishedRange> RangesMissed => Model.Header.Ranges.Where(r => !r.Contains(Pay));

    internal static SalaryEstimate Of(SalaryModel model, SalaryProfile profile)
    {
        long[] slots = profile.Resolve(model, nameof(profile));
        (SalaryProgram<BigInteger> program, _) = ProgramCompiler.Compile(model, rounds: true);
        BigInteger[] outer = new BigInteger[program.Depth + 1];
        List<EstimateStep> steps = [];
        BigInteger running = BigInteger.Zero;
        int level = 0;
        foreach (Instruction<BigInteger> instruction in program.Instructions)
        {
            running = SalaryProgram<BigInteger>.Step(instruction, running, slots, outer, ref level, model);
            if (level == 0)
            {
                steps.Add(new EstimateStep(instruction.Stage.Id, instruction.Stage.Kind, new Rational(running, instruction.Denominator)));
            }
        }

        steps.RemoveAt(steps.Count - 1);
        return new SalaryEstimate(model, profile, new Money(checked((Int128)running), model.Header.Currency), [.. steps]);
    }
}
