using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>What would raise a person's pay, and by how much: each step alone, and the best steps together within limits of money and time.</summary>
/// <remarks>
/// <para>Exact: every combination within the limits is estimated, so that a model with clamps and bands is answered as surely as a product.</para>
/// <para>The gains are what the model says; whether an employer pays by it is another question. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class SalaryAdvice
{
    /// <summary>The most combinations of steps.</summary>
    public const int MaxCombinations = 1 << 22;

    private SalaryAdvice(SalaryEstimate now, ImmutableArray<AdviceOption> options, CareerPlan best)
    {
        Now = now;
        Options = options;
        Best = best;
    }

    /// <summary>The pay as it is.</summary>
    public SalaryEstimate Now { get; }

    /// <summary>Each step alone, the greatest gain first, the earlier among equals; limits do not count here.</summary>
    public ImmutableArray<AdviceOption> Options { get; }

    /// <summary>The steps with the greatest gain together within the limits; among equals the cheaper, then the shorter, then the fewer, then the earlier ones.</summary>
    public CareerPlan Best { get; }

    /// <summary>The options by gain per cost, the greatest first; those that cost nothing before them.</summary>
    public IEnumerable<AdviceOption> ByGainPerCost => Options.OrderByDescending(o => o.GainPerCost is null && o.Gain.Sign > 0).ThenByDescending(o => o.GainPerCost);

    /// <summary>The options by gain per month, the greatest first; those that take no time before them.</summary>
    public IEnumerable<AdviceOption> ByGainPerMonth => Options.OrderByDescending(o => o.GainPerMonth is null && o.Gain.Sign > 0).ThenByDescending(o => o.GainPerMonth);

    /// <summary>Advises a person.</summary>
    /// <param name="model">The model.</param>
    /// <param name="profile">The person as of now.</param>
    /// <param name="steps">What the person could do; of the steps of one input, one is taken at most.</param>
    /// <param name="held">What the person can show.</param>
    /// <param name="money">What the steps may cost together.</param>
    /// <param name="months">How long they may take, one after the other.</param>
    /// <remarks>One estimate for each combination within the limits: at most the product of one more than the steps of each input.</remarks>
    /// <exception cref="ArgumentException">The profile or a step does not fit the model, a step changes what the person cannot change, or there are more than <see cref="MaxCombinations"/> combinations.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is negative.</exception>
    /// <exception cref="CurrencyMismatchException">Costs and limit are in different currencies or series.</exception>
    public static SalaryAdvice Of(SalaryModel model, SalaryProfile profile, IEnumerable<CareerStep> steps, IEnumerable<LevelEvidence> held, Money money, int months)
    {
        SalaryEstimate now = Guard.Against.Null(model).Estimate(profile);
        Guard.Against.Negative(months);
        CareerStep[] all = [.. Guard.Against.Null(steps).Select(s => Guard.Against.Null(s, nameof(steps)))];
        HashSet<LevelEvidence> shown = [.. Guard.Against.Null(held)];
        Search search = new(model, profile, all, now.Pay, money, months);
        ImmutableArray<AdviceOption> options = [.. all.Select((s, i) => search.Alone(i, shown)).OfType<AdviceOption>().OrderByDescending(o => o.Gain)];
        return new SalaryAdvice(now, options, search.Best());
    }

    /// <summary>Walks over the inputs that steps change; at each, no step or one of them.</summary>
    private sealed class Search
    {
        private readonly CompiledSalaryModel _compiled;
        private readonly CareerStep[] _steps;
        private readonly (int Input, long Place)[] _places;
        private readonly int[][] _groups;
        private readonly long[] _slots;
        private readonly Money _now;
        private readonly Money _money;
        private readonly int _months;
        private readonly Stack<int> _taken = [];
        private CareerPlan _best;

        internal Search(SalaryModel model, SalaryProfile profile, CareerStep[] steps, Money now, Money money, int months)
        {
            _compiled = model.Compile();
            _steps = steps;
            _slots = profile.Resolve(model, nameof(profile));
            _places = [.. steps.Select(s => PlaceOf(model, s))];
            _groups = [.. Enumerable.Range(0, steps.Length).GroupBy(i => _places[i].Input).Select(g => g.ToArray())];
            (_now, _money, _months) = (now, money, months);
            if (_groups.Aggregate(1d, (n, g) => n * (g.Length + 1)) > MaxCombinations)
            {
                throw Refused.Argument($"{steps.Length} steps for {_groups.Length} inputs make more than {MaxCombinations} combinations; leave out some.", nameof(steps));
            }

            _best = new CareerPlan([], now, Money.Zero(now.Currency), Money.Zero(money.Currency), 0);
        }

        /// <summary>A step alone; null where the model has no pay for it.</summary>
        internal AdviceOption? Alone(int step, HashSet<LevelEvidence> shown)
        {
            (int input, long place) = _places[step];
            long before = _slots[input];
            _slots[input] = place;
            Money? pay = PayNow();
            _slots[input] = before;
            SalaryInput asked = _compiled.Model.Inputs[input];
            return pay is { } known
                ? new AdviceOption(_steps[step], known, known - _now, asked.IsNumber ? [] : [.. asked.Levels[(int)place].Evidence.Where(e => !shown.Contains(e))])
                : null;
        }

        internal CareerPlan Best()
        {
            Visit(0, Money.Zero(_money.Currency), 0);
            return _best;
        }

        private void Visit(int group, Money cost, int months)
        {
            if (group == _groups.Length)
            {
                Compare(cost, months);
                return;
            }

            Visit(group + 1, cost, months);
            foreach (int step in _groups[group])
            {
                (int input, long place) = _places[step];
                Money more = cost + _steps[step].Cost;
                if (more <= _money && months <= _months - _steps[step].Months)
                {
                    long before = _slots[input];
                    _slots[input] = place;
                    _taken.Push(step);
                    Visit(group + 1, more, months + _steps[step].Months);
                    _taken.Pop();
                    _slots[input] = before;
                }
            }
        }

        private void Compare(Money cost, int months)
        {
            if (PayNow() is not { } pay || pay < _best.Pay)
            {
                return;
            }

            int[] taken = [.. _taken.Order()];
            int order = pay.CompareTo(_best.Pay);
            order = order != 0 ? order : _best.Cost.CompareTo(cost);
            order = order != 0 ? order : _best.Months.CompareTo(months);
            order = order != 0 ? order : _best.Steps.Length.CompareTo(taken.Length);
            order = order != 0 ? order : IsEarlier(taken) ? 1 : 0;
            if (order > 0)
            {
                _best = new CareerPlan([.. taken.Select(t => _steps[t])], pay, pay - _now, cost, months);
            }
        }

        /// <summary>Whether the first step that differs stands earlier in the list than that of the best plan, which has as many.</summary>
        private bool IsEarlier(int[] taken)
        {
            int[] best = [.. _best.Steps.Select(s => Array.FindIndex(_steps, x => ReferenceEquals(x, s)))];
            return taken.AsSpan().SequenceCompareTo(best) < 0;
        }

        private Money? PayNow()
        {
            try
            {
                return _compiled.Run(_slots);
            }
            catch (ArgumentException)
            {
                // The model has no pay for this combination: a gap in a table, or a scale that ends before it.
                return null;
            }
        }

        private static (int Input, long Place) PlaceOf(SalaryModel model, CareerStep step)
        {
            int index = model.Inputs.ToList().FindIndex(i => string.Equals(i.Name, step.Input, StringComparison.Ordinal));
            SalaryInput? input = index < 0 ? null : model.Inputs[index];
            if (input is null || !input.IsChangeable || input.IsNumber != step.Level is null)
            {
                throw Refused.Argument(
                    $"The step {step} changes '{step.Input}', which {(input is null ? "the model does not ask for" : input.IsChangeable ? "is of the other kind" : "the person cannot change")}.", "steps");
            }

            return (index, step.Level is { } level ? input.Resolve(level, "steps") : input.Resolve(step.Number!.Value, "steps"));
        }
    }
}
