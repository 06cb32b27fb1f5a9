using System.Buffers;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Scheduling.Workflows;

namespace SupportDomain.Scheduling;

/// <summary>Joins a workflow under way to a scheduler: a step that becomes ready is enqueued, an item that is completed completes its step, and what is no longer ready is withdrawn.</summary>
/// <remarks>
/// <para>
/// Show it every event of the scheduler (<see cref="Take(in SchedulerEvent)"/>), and the run's own events where you change the run yourself (<see cref="Take(ReadOnlySpan{WorkflowEvent})"/>); then let
/// <see cref="Synchronise"/> enqueue and withdraw. An item that somebody cancels is not enqueued again until its step is ready for another round.
/// </para>
/// <para>Costs are those of the steps that change, not of all steps. Changes in place; compared by reference. Not thread-safe.</para>
/// </remarks>
public sealed class WorkflowFeed
{
    private readonly WorkItem _template;
    private readonly BusinessCalendar? _calendar;
    private readonly WorkflowSchedule? _plan;
    private readonly Dictionary<PersonRole, GroupId> _teams;
    private readonly Dictionary<WorkflowStepId, (WorkItemId Item, int Round)> _items = [];
    private readonly Dictionary<WorkItemId, WorkflowStepId> _steps = [];
    private readonly ArrayBufferWriter<WorkflowEvent> _happened = new();
    private readonly List<WorkflowStepId> _touched;

    /// <summary>Joins a run; its ready steps are enqueued by the first <see cref="Synchronise"/>. O(steps).</summary>
    /// <param name="run">The run.</param>
    /// <param name="template">What the steps don't say, such as priority and channel; its reference stands before those of the steps.</param>
    /// <param name="calendar">Measures the steps' targets in working time, if given.</param>
    /// <param name="plan">A plan of the run, whose latest finishes are due times; null for none.</param>
    /// <param name="teams">Where the steps of an owner's role go; other steps go to the team of the template. Null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentException">A team is <c>default</c>, or a role stands twice.</exception>
    public WorkflowFeed(
        WorkflowRun run, in WorkItem template = default, BusinessCalendar? calendar = null, WorkflowSchedule? plan = null, IEnumerable<KeyValuePair<PersonRole, GroupId>>? teams = null)
    {
        Run = Guard.Against.Null(run);
        _template = template;
        _calendar = calendar;
        _plan = plan;
        _teams = [];
        foreach ((PersonRole role, GroupId team) in teams ?? [])
        {
            if (team.IsDefault || !_teams.TryAdd(role, team))
            {
                throw new ArgumentException(team.IsDefault ? $"The team of {role} is default(GroupId), which names no team." : $"The role {role} stands twice; it has one team.", nameof(teams));
            }
        }

        _touched = [.. run.ReadySteps()];
    }

    /// <summary>The run.</summary>
    public WorkflowRun Run { get; }

    /// <summary>The unfinished item of a step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The item, or null if there is none.</returns>
    public WorkItemId? ItemOf(WorkflowStepId step) => _items.TryGetValue(step, out (WorkItemId Item, int Round) known) && known.Item != default ? known.Item : null;

    /// <summary>The step of an unfinished item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The step, or null if the item is of no step of this run.</returns>
    public WorkflowStepId? StepOf(WorkItemId item) => _steps.TryGetValue(item, out WorkflowStepId step) ? step : null;

    /// <summary>Takes note of an event of the scheduler: an item that was completed completes its step.</summary>
    /// <param name="happened">The event; those of other items are passed over.</param>
    /// <returns>Whether the run has changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The event is before the last command of the run.</exception>
    public bool Take(in SchedulerEvent happened)
    {
        if (happened.Kind is not (SchedulerEventKind.Completed or SchedulerEventKind.Cancelled) || !_steps.TryGetValue(happened.Item, out WorkflowStepId step))
        {
            return false;
        }

        int round = _items[step].Round;
        bool completes = happened.Kind == SchedulerEventKind.Completed && Run.StateOf(step) == WorkflowStepState.Ready && Run.RoundOf(step) == round;
        if (completes)
        {
            _happened.ResetWrittenCount();
            Run.Complete(step, happened.At, _happened);
        }

        _steps.Remove(happened.Item);
        _items[step] = (default, round);
        if (completes)
        {
            Take(_happened.WrittenSpan);
        }

        return completes;
    }

    /// <summary>Takes note of what happened in the run by commands that the caller gave it: steps skipped, sent back, repeated.</summary>
    /// <param name="happened">The events that the run wrote.</param>
    public void Take(ReadOnlySpan<WorkflowEvent> happened)
    {
        foreach (WorkflowEvent change in happened)
        {
            if (!change.Step.IsDefault)
            {
                _touched.Add(change.Step);
            }
        }
    }

    /// <summary>Enqueues the steps that have become ready and withdraws the items of those that no longer are, in the order in which that happened.</summary>
    /// <param name="scheduler">The scheduler, always the same one, all of whose events have been taken.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens; show it to <see cref="Take(in SchedulerEvent)"/> as well.</param>
    /// <returns>How many items were enqueued.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scheduler"/> or <paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before the scheduler's time, or a step's effort is more than 1,000 days.</exception>
    /// <exception cref="SchedulingException">An item to be withdrawn is finished: its event was not taken.</exception>
    public int Synchronise(WorkflowScheduler scheduler, Instant now, SchedulerEventBuffer events)
    {
        Guard.Against.Null(scheduler);
        int enqueued = 0;
        for (int done = 0; done < _touched.Count; done++)
        {
            WorkflowStepId step = _touched[done];
            bool isReady = Run.StateOf(step) == WorkflowStepState.Ready;
            int round = Run.RoundOf(step);
            if (_items.TryGetValue(step, out (WorkItemId Item, int Round) known) && (!isReady || known.Round != round))
            {
                Withdraw(scheduler, step, known.Item, now, events);
            }

            if (isReady && !_items.ContainsKey(step))
            {
                WorkItemId item = scheduler.Enqueue(ItemFor(step), now, events);
                _items.Add(step, (item, round));
                _steps.Add(item, step);
                enqueued++;
            }
        }

        _touched.Clear();
        return enqueued;
    }

    private void Withdraw(WorkflowScheduler scheduler, WorkflowStepId step, WorkItemId item, Instant now, SchedulerEventBuffer events)
    {
        if (item != default)
        {
            scheduler.Cancel(item, now, events, $"step {step} is {Run.StateOf(step)} in round {Run.RoundOf(step)}");
            _steps.Remove(item);
        }

        _items.Remove(step);
    }

    private WorkItem ItemFor(WorkflowStepId step)
    {
        WorkItem item = WorkItemSource.OfStep(Run, step, _calendar, _plan, _template);
        return _teams.TryGetValue(Run.Definition.StepOf(step).Owner, out GroupId team) ? item with { Group = team } : item;
    }
}
