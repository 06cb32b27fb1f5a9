using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>Work items from what they stand for: tickets with their clocks, steps of workflows, releases of duties. What the source does not say comes from a template.</summary>
/// <remarks>Pure: an item is data, and the scheduler checks it when it is enqueued. Safe to call from any thread.</remarks>
public static class WorkItemSource
{
    /// <summary>
    /// A ticket: its priority and channel as the rules read them, its team and customer, waiting since it was opened, known by the agent who has it. It is due at the earliest deadline of a clock that has
    /// not stopped, past ones included: the last instant that still meets the target.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="rules">What its words mean.</param>
    /// <param name="verdicts">What its clocks say; none leaves the due time of the template.</param>
    /// <param name="template">The rest: routing, estimate, class of service.</param>
    /// <returns>The item. A ticket that waits for its customer is better deferred once it is enqueued, with its due time standing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ticket"/> or <paramref name="rules"/> is null.</exception>
    public static WorkItem OfTicket(Ticket ticket, TicketWorkRules rules, ReadOnlySpan<SlaVerdict> verdicts, in WorkItem template = default)
    {
        Guard.Against.Null(ticket);
        Guard.Against.Null(rules);
        Instant? due = null;
        foreach (SlaVerdict verdict in verdicts)
        {
            bool counts = verdict.StoppedAt is null && verdict.Outcome is SlaOutcome.Running or SlaOutcome.Breached && verdict.Deadline.Exists;
            due = counts && !(due < verdict.Deadline.BreachAt) ? verdict.Deadline.BreachAt : due;
        }

        return template with
        {
            Kind = WorkItemKind.Ticket,
            Reference = ticket.Id.Value,
            Priority = rules.PriorityOf(ticket.Attributes.Priority),
            Channel = ticket.Attributes.Channel is { } word && rules.Channels.TryGetValue(word, out ContactChannel channel) ? channel : template.Channel,
            Group = ticket.Group ?? template.Group,
            Customer = ticket.Attributes.Customer ?? template.Customer,
            Due = due ?? template.Due,
            WaitingSince = ticket.OpenedAt,
            KnownAgent = ticket.Agent ?? template.KnownAgent,
            KnownAgentOnly = ticket.Agent is null ? template.KnownAgentOnly : rules.KnownAgentOnly,
        };
    }

    /// <summary>
    /// A ready step of a workflow: its skills and effort, waiting since it became ready, due by its own target or by the latest finish of a plan, whichever is earlier. Under
    /// <see cref="WorkOrdering.LeastLaxity"/> its key is then the latest start.
    /// </summary>
    /// <param name="run">The workflow under way.</param>
    /// <param name="step">The step.</param>
    /// <param name="calendar">Measures the step's target in working time, if given; otherwise it is elapsed time.</param>
    /// <param name="plan">A plan of the run that holds the step, or null for none.</param>
    /// <param name="template">The rest; its reference, if it has one, stands before the step's id and a slash.</param>
    /// <returns>The item.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no such step, or <paramref name="plan"/> does not hold it.</exception>
    /// <exception cref="InvalidOperationException">The step is not ready.</exception>
    public static WorkItem OfStep(WorkflowRun run, WorkflowStepId step, BusinessCalendar? calendar = null, WorkflowSchedule? plan = null, in WorkItem template = default)
    {
        WorkflowStepState state = Guard.Against.Null(run).StateOf(step);
        if (state != WorkflowStepState.Ready)
        {
            throw new InvalidOperationException($"Step '{step}' is {state}; only a ready step can be worked on.");
        }

        WorkflowStep definition = run.Definition.StepOf(step);
        Instant? target = run.DueOf(step, calendar) is { } found && found.TryGetValue(out Instant at) ? at : null;
        Instant? latest = plan?.Of(step).LatestFinish is { } finish && finish.TryGetValue(out Instant last) ? last : null;
        return template with
        {
            Kind = WorkItemKind.WorkflowStep,
            Reference = template.Reference is { } reference ? $"{reference}/{step}" : step.Value,
            Routing = definition.Skills.IsEmpty ? template.Routing : new RoutingPlan(definition.Skills),
            Due = target is null || latest < target ? latest ?? target ?? template.Due : target,
            Estimate = definition.Effort,
            WaitingSince = run.ChangedAt(step),
        };
    }

    /// <summary>
    /// A release of a recurring duty: deferred until it comes up, due by its target, and delegated wholly to its agent, for whom it is kept as long as a scheduler keeps anything (1,000 days) or until the
    /// agent declines it, leaves, or may not take it. Nobody's duty is anybody's.
    /// </summary>
    /// <param name="duty">The duty.</param>
    /// <param name="release">A release of it.</param>
    /// <param name="template">The rest: priority, channel, team.</param>
    /// <returns>The item; its reference is the duty's id, a blank and the date.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="duty"/> or <paramref name="release"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="release"/> is of another duty.</exception>
    public static WorkItem OfDuty(RecurringDuty duty, DutyRelease release, in WorkItem template = default)
    {
        Guard.Against.Null(duty);
        if (Guard.Against.Null(release).Duty != duty.Id)
        {
            throw new ArgumentException($"The release is of duty '{release.Duty}'; it must be of '{duty.Id}'.", nameof(release));
        }

        return template with
        {
            Kind = WorkItemKind.RecurringDuty,
            Reference = string.Create(CultureInfo.InvariantCulture, $"{duty.Id} {LocalDatePattern.Iso.Format(release.Date)}"),
            Routing = duty.Skills.IsEmpty ? template.Routing : new RoutingPlan(duty.Skills),
            Due = release.DueAt is { } due && due.TryGetValue(out Instant at) ? at : template.Due,
            Estimate = duty.Effort,
            NotBefore = release.ReleasedAt,
            KnownAgent = release.Agent ?? template.KnownAgent,
            KnownAgentOnly = release.Agent is null ? template.KnownAgentOnly : WorkflowScheduler.LongestEstimate,
        };
    }
}
