using System.Buffers;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Tests.Scheduling;

public sealed class SchedulerCheckpointTests
{
    [Fact]
    public void Read_NeedsNothingElse_AndGivesTheSameFuture()
    {
        SchedulerDraw draw = new(17);
        WorkflowScheduler scheduler = new(CommandDraw.Policy(ref draw), SchedulerScene.Start);
        SchedulerEventBuffer events = new();
        for (int step = 0; step < 300; step++)
        {
            SchedulerCommand command = CommandDraw.Next(ref draw, 1 + draw.Below(CommandDraw.Kinds), scheduler, SchedulerScene.At(step / 10.0)).Command;
            Try(scheduler, command, events);
        }

        scheduler.Enqueue(new WorkItem { NotBefore = SchedulerScene.At(5_000) }, SchedulerScene.At(31), events);
        byte[] bytes = Bytes(scheduler);
        WorkflowScheduler restored = SchedulerCheckpoint.Read(bytes, DateTimeZoneProviders.Tzdb);
        Bytes(restored).Should().Equal(bytes);
        restored.GetProfiles().Should().Equal(scheduler.GetProfiles());
        SchedulerEventBuffer first = new();
        SchedulerEventBuffer second = new();
        scheduler.AdvanceTo(SchedulerScene.At(10_000), first);
        restored.AdvanceTo(SchedulerScene.At(10_000), second);
        second.Events.SequenceEqual(first.Events).Should().BeTrue();
        first.Count.Should().BePositive();
    }

    [Fact]
    public void DamagedBytes_AreRefusedAsAFaultOfTheFormat()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", skills: ["x"]);
        scene.Put();
        scene.Offered("a", at: 1);
        byte[] whole = Bytes(scene.Scheduler);
        for (int length = 0; length < whole.Length; length++)
        {
            FluentActions.Invoking(() => SchedulerCheckpoint.Read(whole.AsSpan(0, length), DateTimeZoneProviders.Tzdb)).Should().ThrowExactly<FormatException>();
        }

        FluentActions.Invoking(() => SchedulerCheckpoint.Read([.. whole, 0], DateTimeZoneProviders.Tzdb)).Should().ThrowExactly<FormatException>();

        // A profile of another capacity than the snapshot's own.
        SchedulerScene other = new SchedulerScene().Agent("a", capacity: 7, skills: ["x"]);
        byte[] mixed = [.. Bytes(other.Scheduler)[..^SchedulerPair.Snapshot(other.Scheduler).Length], .. SchedulerPair.Snapshot(scene.Scheduler)];
        FluentActions.Invoking(() => SchedulerCheckpoint.Read(mixed, DateTimeZoneProviders.Tzdb)).Should().ThrowExactly<FormatException>();
    }

    private static byte[] Bytes(WorkflowScheduler scheduler)
    {
        ArrayBufferWriter<byte> buffer = new();
        SchedulerCheckpoint.Write(scheduler, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Try(WorkflowScheduler scheduler, in SchedulerCommand command, SchedulerEventBuffer events)
    {
        try
        {
            scheduler.Apply(command, events);
        }
        catch (Exception refusal) when (refusal is ArgumentException or SchedulingException)
        {
            // Drawn at random, many commands are impossible.
        }
    }
}
