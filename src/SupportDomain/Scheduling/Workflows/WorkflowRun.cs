using System.Buffers;
using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>A workflow under way: commands with an instant in, events into the caller's buffer.</summary>
/// <remarks>
/// <para>A step becomes ready when all its prerequisites are completed or skipped. To send back to a step, and to repeat one, is the same: the step is ready for another
/// round, and every step after it waits again, whatever it was. Events come in the order of the definition, after the event that brought them about.</para>
/// <para>A command happens wholly or not at all; one that the rules forbid throws, and changes nothing. Equal commands give equal events and equal snapshots. Changes in
/// place; not safe for use by several threads at once.</para>
/// </remarks>
public sealed partial class WorkflowRun
{
    private readonly WorkflowStepState[] _states;
    private readonly int[] _open;
    private readonly int[] _rounds;
    private readonly Instant[] _changed;
    private readonly int[] _visited;
    private readonly List<int> _affected = [];
    private int _visits;
    private int _unfinished;
    private long _sequence;

    private WorkflowRun(WorkflowDefinition definition, Instant at)
    {
        int count = definition.Graph.Count;
        Definition = definition;
        Now = at;
        _states = new WorkflowStepState[count];
        _open = new int[count];
        _rounds = new int[count];
        _changed = new Instant[count];
        _visited = new int[count];
        Array.Fill(_changed, at);
    }

    /// <summary>The workflow.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>The instant of the last command. A command may be at it or later.</summary>
    public Instant Now { get; private set; }

    /// <summary>The number of the last event.</summary>
    public long Sequence => _sequence;

    /// <summary>How many steps can be worked on.</summary>
    public int ReadyCount { get; private set; }

    /// <summary>Whether every step is completed or skipped.</summary>
    public bool IsFinished => _unfinished == 0;

    /// <summary>Starts a workflow: the steps without prerequisites are ready. O(steps).</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="at">When.</param>
    /// <param name="events">Takes the events; null if nobody wants them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is null.</exception>
    public static WorkflowRun Start(WorkflowDefinition definition, Instant at, IBufferWriter<WorkflowEvent>? events = null)
    {
        WorkflowRun run = new(Guard.Against.Null(definition), at);
        int count = definition.Graph.Count;
        run._unfinished = count;
        EventSink sink = new(events, count + 2);
        run.Emit(ref sink, WorkflowEventKind.RunStarted, default, 0, default);
        for (int step = 0; step < count; step++)
        {
            run._open[step] = definition.Graph.Before(step).Length;
            if (run._open[step] == 0)
            {
                run.MakeReady(step, default, ref sink);
            }
        }

        run.EndIfFinished(default, ref sink);
        sink.Commit();
        return run;
    }

    /// <summary>Where a step stands.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public WorkflowStepState StateOf(WorkflowStepId step) => _states[Definition.PlaceOf(step)];

    /// <summary>For which time a step is or was last ready.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The number, from 1; 0 for a step that was never ready.</returns>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public int RoundOf(WorkflowStepId step) => _rounds[Definition.PlaceOf(step)];

    /// <summary>Since when a step stands where it does.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public Instant ChangedAt(WorkflowStepId step) => _changed[Definition.PlaceOf(step)];

    /// <summary>When a ready step is to be done by its own target, counted from when it became ready.</summary>
    /// <param name="step">The step.</param>
    /// <param name="calendar">Measures the target in working time, if given; otherwise it is elapsed time.</param>
    /// <returns>The instant, or why there is none; null if the step has no target or is not ready.</returns>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public BusinessTimeResult? DueOf(WorkflowStepId step, BusinessCalendar? calendar = null)
    {
        int place = Definition.PlaceOf(step);
        if (_states[place] != WorkflowStepState.Ready || Definition.Steps[place].Target is not { } target)
        {
            return null;
        }

        Instant ready = _changed[place];
        return calendar is not null ? calendar.AddWorkingTime(ready, target, DeadlineConvention.CloseOfBusiness)
            : target <= Instant.MaxValue - ready ? BusinessTimeResult.Found(ready + target)
            : BusinessTimeResult.OutsideHorizon;
    }

    /// <summary>The steps that can be worked on, in the order of the definition. O(steps): to follow a long run, read its events.</summary>
    public ImmutableArray<WorkflowStepId> ReadySteps() => [.. Definition.Steps.Where((_, place) => _states[place] == WorkflowStepState.Ready).Select(step => step.Id)];

    /// <summary>Plans the steps that are not finished; those that are ready count as not begun.</summary>
    /// <inheritdoc cref="WorkflowDefinition.Schedule(Instant, Instant?, BusinessCalendar?)"/>
    public WorkflowSchedule Schedule(Instant start, Instant? due = null, BusinessCalendar? calendar = null) => new(Definition, [.. _states], start, due, calendar);

    /// <summary>Says that a ready step is done. O(steps that wait for it).</summary>
    /// <param name="step">The step.</param>
    /// <param name="at">When, not before <see cref="Now"/>.</param>
    /// <param name="events">Takes the events; null if nobody wants them.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="WorkflowRuleException">The step is not ready.</exception>
    public void Complete(WorkflowStepId step, Instant at, IBufferWriter<WorkflowEvent>? events = null)
    {
        int place = Definition.PlaceOf(step);
        RequireNotBack(at);
        Require(_states[place] == WorkflowStepState.Ready, place, "completed; only a ready step can be");
        Finish(place, WorkflowStepState.Completed, WorkflowEventKind.StepCompleted, at, events);
    }

    /// <summary>Leaves out a ready step that is optional. O(steps that wait for it).</summary>
    /// <param name="step">The step.</param>
    /// <param name="at">When, not before <see cref="Now"/>.</param>
    /// <param name="events">Takes the events; null if nobody wants them.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="WorkflowRuleException">The step is not ready, or not optional.</exception>
    public void Skip(WorkflowStepId step, Instant at, IBufferWriter<WorkflowEvent>? events = null)
    {
        int place = Definition.PlaceOf(step);
        RequireNotBack(at);
        Require(_states[place] == WorkflowStepState.Ready, place, "skipped; only a ready step can be");
        Require(Definition.Steps[place].IsOptional, place, "skipped; only an optional step can be, and it is not one");
        Finish(place, WorkflowStepState.Skipped, WorkflowEventKind.StepSkipped, at, events);
    }

    /// <summary>Sends the work back from a ready step to one before it, which its rule allows. O(steps after that one and their prerequisites).</summary>
    /// <param name="step">The ready step that finds something wrong.</param>
    /// <param name="target">The step that is to be done again.</param>
    /// <param name="at">When, not before <see cref="Now"/>.</param>
    /// <param name="events">Takes the events; null if nobody wants them.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="WorkflowRuleException">The step is not ready, or its rule does not name the target.</exception>
    public void SendBack(WorkflowStepId step, WorkflowStepId target, Instant at, IBufferWriter<WorkflowEvent>? events = null)
    {
        int place = Definition.PlaceOf(step);
        int again = Definition.PlaceOf(target, nameof(target));
        RequireNotBack(at);
        Require(_states[place] == WorkflowStepState.Ready, place, "sent back; only a ready step can be");
        ImmutableArray<WorkflowStepId> allowed = Definition.Steps[place].MaySendBackTo;
        Require(allowed.BinarySearch(target) >= 0, place, $"sent back to '{target}'; its rule allows {(allowed.IsEmpty ? "no step" : string.Join(", ", allowed))}");
        Reopen(again, WorkflowEventKind.StepSentBack, step, at, events);
    }

    /// <summary>Has a completed step done again, if it is repeatable. O(steps after it and their prerequisites).</summary>
    /// <param name="step">The step.</param>
    /// <param name="at">When, not before <see cref="Now"/>.</param>
    /// <param name="events">Takes the events; null if nobody wants them.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="WorkflowRuleException">The step is not completed, or not repeatable.</exception>
    public void Repeat(WorkflowStepId step, Instant at, IBufferWriter<WorkflowEvent>? events = null)
    {
        int place = Definition.PlaceOf(step);
        RequireNotBack(at);
        Require(_states[place] == WorkflowStepState.Completed, place, "repeated; only a completed step can be");
        Require(Definition.Steps[place].IsRepeatable, place, "repeated; only a repeatable step can be, and it is not one");
        Reopen(place, WorkflowEventKind.StepRepeated, step, at, events);
    }

    private void RequireNotBack(Instant at)
    {
        if (at < Now)
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, $"The command is at {at}, before the last one at {Now}; time does not go back.");
        }
    }

    private void Require(bool isAllowed, int place, string what)
    {
        if (!isAllowed)
        {
            throw new WorkflowRuleException(
                Definition.Steps[place].Id, _states[place], $"Step '{Definition.Steps[place].Id}' is {_states[place]} and cannot be {what}.");
        }
    }
}
