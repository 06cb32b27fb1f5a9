using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>
/// The critical-path plan of a workflow's unfinished steps (Kelley and Walker, "Critical-path planning and scheduling", 1959): earliest and latest start, slack, and the
/// chain that decides.
/// </summary>
/// <remarks>
/// <para>Efforts are elapsed time, or working time of a calendar. The plan assumes that whoever is needed is there; it knows no capacity.</para>
/// <para>With <c>head</c> the longest chain of efforts before a step, <c>tail</c> the longest from its beginning to the end, and W the time between start and due (less than zero
/// if due comes first), the slack is <c>W − head − tail</c>; the critical steps are those whose <c>head + tail</c> is the longest chain of all. Worked example: A 2 h before B 3 h and
/// C 1 h, both before D 1 h, started at 09:00: length 6 h, critical path A, B, D, slack of C 2 h, its latest start 13:00.</para>
/// <para>Worked out once in O(steps + prerequisites); each question after that is O(1), in working time O(log n) in the calendar. Equality is by reference. Immutable, safe for
/// use by many threads.</para>
/// </remarks>
public sealed class WorkflowSchedule
{
    private readonly WorkflowDefinition _workflow;
    private readonly ImmutableArray<WorkflowStepState> _states;
    private readonly long[] _head;
    private readonly long[] _tail;
    private readonly long _length;
    private readonly Duration _available;

    /// <summary>Plans the steps that no state says are finished; no states at all means that none is.</summary>
    internal WorkflowSchedule(WorkflowDefinition workflow, ImmutableArray<WorkflowStepState> states, Instant start, Instant? due, BusinessCalendar? calendar)
    {
        CheckHorizon(start, calendar, nameof(start));
        CheckHorizon(due ?? start, calendar, nameof(due));
        _workflow = workflow;
        _states = states;
        Start = start;
        Due = due;
        Calendar = calendar;
        _head = new long[workflow.Graph.Count];
        _tail = new long[workflow.Graph.Count];
        _length = Measure();
        EarliestFinish = After(_length, DeadlineConvention.CloseOfBusiness);
        _available = due is { } given ? Between(start, given) : Length;
    }

    /// <summary>When the first steps can begin.</summary>
    public Instant Start { get; }

    /// <summary>When all is to be done; null if that is <see cref="EarliestFinish"/>.</summary>
    public Instant? Due { get; }

    /// <summary>What measures efforts, or null for elapsed time.</summary>
    public BusinessCalendar? Calendar { get; }

    /// <summary>The sum of efforts along the critical path.</summary>
    public Duration Length => Duration.FromNanoseconds(_length);

    /// <summary>The first instant at which all can be done.</summary>
    public BusinessTimeResult EarliestFinish { get; }

    /// <summary>The slack of the critical steps, the least there is: negative if the due instant cannot be met; zero without a due instant.</summary>
    public Duration Slack => _available - Length;

    /// <summary>The plan of every step that was not finished, in the order of the definition; lazy.</summary>
    public IEnumerable<StepSchedule> Steps => Enumerable.Range(0, _head.Length).Where(step => !IsFinished(step)).Select(Plan);

    /// <summary>When a step can and must be worked on.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    /// <exception cref="InvalidOperationException">The step was finished when the plan was made.</exception>
    public StepSchedule Of(WorkflowStepId step) => Plan(PlaceOfUnfinished(step));

    /// <summary>The last instant at which a step can begin without making the whole late: the key to order steps by.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    /// <exception cref="InvalidOperationException">The step was finished when the plan was made.</exception>
    public BusinessTimeResult LatestStartOf(WorkflowStepId step) => BeforeEnd(_tail[PlaceOfUnfinished(step)]);

    /// <summary>The longest chain of efforts from a first step to a last one; among equals the step that stands first in the definition.</summary>
    /// <returns>The steps in the order they are done; none if all are finished. O(steps + prerequisites).</returns>
    public ImmutableArray<WorkflowStepId> CriticalPath()
    {
        ImmutableArray<WorkflowStepId>.Builder path = ImmutableArray.CreateBuilder<WorkflowStepId>();
        int current = -1;
        for (int step = 0; step < _head.Length; step++)
        {
            bool isFirst = !IsFinished(step) && !HasUnfinished(_workflow.Graph.Before(step));
            current = isFirst && (current < 0 || _tail[step] > _tail[current]) ? step : current;
        }

        while (current >= 0)
        {
            path.Add(_workflow.Steps[current].Id);
            int next = -1;
            foreach (int after in _workflow.Graph.After(current))
            {
                next = next < 0 || _tail[after] > _tail[next] ? after : next;
            }

            current = next;
        }

        return path.ToImmutable();
    }

    private static void CheckHorizon(Instant instant, BusinessCalendar? calendar, string parameterName)
    {
        if (calendar is not null && (instant < calendar.Timeline.Start || instant > calendar.Timeline.End))
        {
            throw new ArgumentOutOfRangeException(
                parameterName, instant, $"{parameterName} is {instant}; the calendar knows about {calendar.Timeline.Start} to {calendar.Timeline.End}.");
        }
    }

    /// <summary>Fills heads and tails. No sum overflows: the definition has checked the longest chain.</summary>
    private long Measure()
    {
        long length = 0;
        ImmutableArray<int> order = _workflow.Graph.Order;
        foreach (int step in order)
        {
            foreach (int before in _workflow.Graph.Before(step))
            {
                _head[step] = Math.Max(_head[step], IsFinished(before) ? 0 : _head[before] + EffortOf(before));
            }
        }

        for (int i = order.Length - 1; i >= 0; i--)
        {
            int step = order[i];
            if (IsFinished(step))
            {
                continue;
            }

            foreach (int after in _workflow.Graph.After(step))
            {
                _tail[step] = Math.Max(_tail[step], _tail[after]);
            }

            _tail[step] += EffortOf(step);
            length = Math.Max(length, _head[step] + _tail[step]);
        }

        return length;
    }

    private StepSchedule Plan(int step)
    {
        long effort = EffortOf(step);
        // A step without effort begins when it ends: at the close of business before it rather than at the next opening.
        DeadlineConvention convention = effort == 0 ? DeadlineConvention.CloseOfBusiness : DeadlineConvention.NextOpening;
        return new StepSchedule(
            _workflow.Steps[step].Id,
            After(_head[step], convention),
            After(_head[step] + effort, DeadlineConvention.CloseOfBusiness),
            BeforeEnd(_tail[step]),
            BeforeEnd(_tail[step] - effort),
            _available - Duration.FromNanoseconds(_head[step]) - Duration.FromNanoseconds(_tail[step]),
            _head[step] + _tail[step] == _length);
    }

    private BusinessTimeResult After(long nanoseconds, DeadlineConvention convention)
    {
        Duration duration = Duration.FromNanoseconds(nanoseconds);
        return Calendar is not null ? Calendar.AddWorkingTime(Start, duration, convention)
            : duration <= Instant.MaxValue - Start ? BusinessTimeResult.Found(Start + duration)
            : BusinessTimeResult.OutsideHorizon;
    }

    private BusinessTimeResult BeforeEnd(long nanoseconds)
    {
        if (!(Due is { } due || EarliestFinish.TryGetValue(out due)))
        {
            return EarliestFinish;
        }

        Duration duration = Duration.FromNanoseconds(nanoseconds);
        return Calendar is not null ? Calendar.SubtractWorkingTime(due, duration, StartConvention.LatestStart)
            : duration <= due - Instant.MinValue ? BusinessTimeResult.Found(due - duration)
            : BusinessTimeResult.OutsideHorizon;
    }

    private Duration Between(Instant start, Instant end) => Calendar is null ? end - start
        : start <= end ? Calendar.WorkingTimeBetween(start, end)
        : -Calendar.WorkingTimeBetween(end, start);

    private long EffortOf(int step) => _workflow.Steps[step].Effort.ToInt64Nanoseconds();

    private bool IsFinished(int step) => !_states.IsEmpty && _states[step] is WorkflowStepState.Completed or WorkflowStepState.Skipped;

    private bool HasUnfinished(ReadOnlySpan<int> steps)
    {
        foreach (int step in steps)
        {
            if (!IsFinished(step))
            {
                return true;
            }
        }

        return false;
    }

    private int PlaceOfUnfinished(WorkflowStepId step)
    {
        int place = _workflow.PlaceOf(step);
        return !IsFinished(place)
            ? place
            : throw new InvalidOperationException($"Step '{step}' is {_states[place]}; only steps that are not finished are planned.");
    }
}
