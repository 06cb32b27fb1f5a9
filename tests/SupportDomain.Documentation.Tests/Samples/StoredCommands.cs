using System.Buffers;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class StoredCommands
{
    internal static void Run()
    {
        #region StoredCommands
        Instant now = Instant.FromUtc(2026, 3, 2, 8, 0);
        AgentId ana = new("ana");
        SchedulerCommand[] commands =
        [
            SchedulerCommand.AddAgent(new AgentProfile(ana, 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)]), now),
            SchedulerCommand.Enqueue(new WorkItem { Reference = "T-1", Channel = ContactChannel.Email }, now),
            SchedulerCommand.TryOffer(ana, now),
            SchedulerCommand.Accept(new OfferId(1), now + Duration.FromSeconds(5)),
            SchedulerCommand.Complete(new WorkItemId(1), now + Duration.FromMinutes(9)),
        ];
        SchedulingPolicy policy = new();
        WorkflowScheduler scheduler = new(policy, now);
        SchedulerEventBuffer events = new();
        ArrayBufferWriter<byte> log = new();
        foreach (SchedulerCommand command in commands)
        {
            SchedulerCommandFormat.Write(command, log);
            scheduler.Apply(command, events);
        }

        // Somewhere else, later.
        WorkflowScheduler again = new(policy, now);
        SchedulerEventBuffer replayed = new();
        for (ReadOnlySpan<byte> rest = log.WrittenSpan; !rest.IsEmpty;)
        {
            SchedulerCommand command = SchedulerCommandFormat.Read(rest, DateTimeZoneProviders.Tzdb, out int length);
            again.Apply(command, replayed);
            rest = rest[length..];
        }

        Console.WriteLine($"{replayed.Count} events, the same: {replayed.Events.SequenceEqual(events.Events)}");

        // A checkpoint needs nothing else to go on from.
        ArrayBufferWriter<byte> checkpoint = new();
        SchedulerCheckpoint.Write(again, checkpoint);
        WorkflowScheduler restored = SchedulerCheckpoint.Read(checkpoint.WrittenSpan, DateTimeZoneProviders.Tzdb);
        Console.WriteLine($"{restored.GetProfiles().Count} agent, {restored.AssignedCount} items in hand, after event {restored.LastEventNumber}");
        // → 6 events, the same: True
        // → 1 agent, 0 items in hand, after event 6
        #endregion
    }
}
