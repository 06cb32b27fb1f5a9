using System.Diagnostics;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>Commands as values.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>The profiles of the agents who are here, in the order in which they were first heard of: what <see cref="Restore"/> wants besides the snapshot and the policy. Linear time.</summary>
    /// <returns>The profiles.</returns>
    public IReadOnlyList<AgentProfile> GetProfiles() => [.. _agents.Where(a => a.Profile is not null).Select(a => a.Profile!)];

    /// <summary>Carries out a command: exactly what calling its verb does, refusals included.</summary>
    /// <param name="command">The command.</param>
    /// <param name="events">Receives what happens.</param>
    /// <returns>What the verb gives back.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The command is before <see cref="Now"/>, or an argument is outside the bounds of the verb.</exception>
    /// <exception cref="ArgumentException"><paramref name="command"/> is <c>default</c>, or the verb refuses an argument.</exception>
    /// <exception cref="SchedulingException">The state forbids the command.</exception>
    /// <exception cref="InvalidOperationException">An item more than there may be is enqueued.</exception>
    public SchedulerCommandResult Apply(in SchedulerCommand command, SchedulerEventBuffer events)
    {
        switch (command.Kind)
        {
            case SchedulerCommandKind.None:
                throw new ArgumentException("command is default(SchedulerCommand), which calls no verb.", nameof(command));
            case SchedulerCommandKind.Enqueue:
                return new SchedulerCommandResult { Item = Enqueue(command.Work!.Value, command.At, events) };
            case SchedulerCommandKind.Offer:
                return TryOffer(command.Agent, command.At, events, out Offer offer) ? new SchedulerCommandResult { Item = offer.Item, Offer = offer } : default;
            case SchedulerCommandKind.Dequeue:
                return TryDequeue(command.Agent, command.At, events, out WorkItemId item) ? new SchedulerCommandResult { Item = item } : default;
            case SchedulerCommandKind.Dispatch:
                return new SchedulerCommandResult { OffersMade = Dispatch(command.At, events) };
            case SchedulerCommandKind.ReportLevel:
                return new SchedulerCommandResult { InSurge = ReportLevel(command.Level, command.Reason!, command.At, events) };
            default:
                ApplyToItem(command, events);
                return default;
        }
    }

    private void ApplyToItem(in SchedulerCommand command, SchedulerEventBuffer events)
    {
        switch (command.Kind)
        {
            case SchedulerCommandKind.Accept:
                Accept(command.Offer, command.At, events);
                break;
            case SchedulerCommandKind.Decline:
                Decline(command.Offer, command.At, events, command.Reason);
                break;
            case SchedulerCommandKind.Assign:
                Assign(command.Item, command.Agent, command.At, events, command.Reason);
                break;
            case SchedulerCommandKind.Complete:
                Complete(command.Item, command.At, events, command.WrapUp);
                break;
            case SchedulerCommandKind.Cancel:
                Cancel(command.Item, command.At, events, command.Reason);
                break;
            case SchedulerCommandKind.Reprioritise:
                Reprioritise(command.Item, command.Change!.Value, command.At, events);
                break;
            case SchedulerCommandKind.Defer:
                Defer(command.Item, command.Until, command.At, events, command.DueStands, command.Reason);
                break;
            case SchedulerCommandKind.Resume:
                Resume(command.Item, command.At, events);
                break;
            case SchedulerCommandKind.Transfer:
                Transfer(command.Item, command.Group, command.Age, command.At, events, command.Reason);
                break;
            case SchedulerCommandKind.Escalate:
                Escalate(command.Item, command.Group, command.Priority, command.Age, command.At, events, command.Reason);
                break;
            default:
                ApplyToDesk(command, events);
                break;
        }
    }

    private void ApplyToDesk(in SchedulerCommand command, SchedulerEventBuffer events)
    {
        switch (command.Kind)
        {
            case SchedulerCommandKind.AddAgent:
                AddAgent(command.Profile!, command.At, events, command.SignedIn);
                break;
            case SchedulerCommandKind.UpdateAgent:
                UpdateAgent(command.Profile!, command.At, events);
                break;
            case SchedulerCommandKind.RemoveAgent:
                RemoveAgent(command.Agent, command.At, events);
                break;
            case SchedulerCommandKind.SignIn:
                SignIn(command.Agent, command.At, events);
                break;
            case SchedulerCommandKind.SignOut:
                SignOut(command.Agent, command.At, events);
                break;
            case SchedulerCommandKind.Freeze:
                Freeze(command.Group, command.FreezeAge, command.At, events, command.Reason);
                break;
            case SchedulerCommandKind.Unfreeze:
                Unfreeze(command.Group, command.At, events, command.Reason);
                break;
            case SchedulerCommandKind.EnterSurge:
                EnterSurge(command.Reason!, command.At, events);
                break;
            case SchedulerCommandKind.LeaveSurge:
                LeaveSurge(command.Reason!, command.At, events);
                break;
            case SchedulerCommandKind.ChangePolicy:
                ChangePolicy(command.Policy!, command.At, events);
                break;
            case SchedulerCommandKind.AdvanceTo:
                AdvanceTo(command.At, events);
                break;
            default:
                throw new UnreachableException($"The kind {command.Kind} has no verb.");
        }
    }
}
