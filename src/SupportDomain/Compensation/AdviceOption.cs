using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>What one step alone would do to a person's pay.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class AdviceOption
{
    internal AdviceOption(CareerStep step, Money pay, Money gain, ImmutableArray<LevelEvidence> missing)
    {
        Step = step;
        Pay = pay;
        Gain = gain;
        MissingEvidence = missing;
    }

    /// <summary>The step.</summary>
    public CareerStep Step { get; }

    /// <summary>The pay after it.</summary>
    public Money Pay { get; }

    /// <summary>What it adds to the pay of a month; negative where it lowers it. It is also what an employer pays more, each month, for somebody who is there already.</summary>
    public Money Gain { get; }

    /// <summary>What the model asks to be shown for the level, and the person cannot show yet.</summary>
    public ImmutableArray<LevelEvidence> MissingEvidence { get; }

    /// <summary>Gain of a month over cost; null where it costs nothing.</summary>
    public Rational? GainPerCost => Step.Cost.IsZero ? null : Gain / Step.Cost;

    /// <summary>Gain of a month in minor units over the months that the step takes; null where it takes none.</summary>
    public Rational? GainPerMonth => Step.Months == 0 ? null : new Rational(Gain.MinorUnits, Step.Months);

    /// <summary>
    /// After how many months an employer that hires somebody who is there already has paid more for it than the step costs: the cost over the gain, rounded up; null where there is no gain.
    /// </summary>
    public System.Numerics.BigInteger? MonthsUntilTrainingIsCheaper => Gain.Sign <= 0 ? null : (Step.Cost / Gain).Round(Rounding.Ceiling);

    /// <summary>What it adds, what is still to be shown, and the employer's side, as reasons, which have words in English and Persian.</summary>
    public ImmutableArray<Reason> Reasons
    {
        get
        {
            ReasonName step = new(Step.ToString());
            List<Reason> reasons = [CompensationReasons.StepGains.Of(step, Gain, Step.Cost, new ReasonCount(Step.Months))];
            reasons.AddRange(MissingEvidence.Select(e => CompensationReasons.EvidenceMissing.Of(step, new ReasonName(e.Text))));
            if (MonthsUntilTrainingIsCheaper is { } months && months <= long.MaxValue)
            {
                reasons.Add(CompensationReasons.EmployerPays.Of(step, Gain, new ReasonCount((long)months)));
            }

            return [.. reasons];
        }
    }
}
