using System.Collections.ObjectModel;
using NodaTime;
using NodaTime.TimeZones;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Hosting.Tests;

/// <summary>One bad command is its sender's matter: the host goes on, and what it has accepted can be replayed.</summary>
public sealed class HostileCommandTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task CommandsOfAnyKindAtTheirLimits_AreAppliedOrRefused_AndTheLogCanBeReplayed()
    {
        MemoryLog log = new();
        SchedulerHostOptions options = new() { SnapshotEvery = 0 };
        await using SchedulerHost host = await Scene.StartAsync(_time, log, options);
        int applied = 0;
        int refused = 0;
        foreach (SchedulerCommand command in Hostile().Concat(Hostile()))
        {
            try
            {
                await host.SendAsync(command);
                applied++;
            }
            catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException and not SchedulerHostStoppedException)
            {
                refused++;
            }

            _time.Advance(Duration.FromSeconds(20));
        }

        applied.Should().BePositive();
        refused.Should().BePositive();
        byte[] state = await host.ReadAsync(Scene.SnapshotOf);
        await using SchedulerHost again = await Scene.StartAsync(_time, log.AfterKill(), Scene.Pulling());
        (await again.ReadAsync(Scene.SnapshotOf)).Should().Equal(state);
    }

    [Fact]
    public async Task ShiftsInAZoneThatTheLogCouldNotReadAgain_AreRefused()
    {
        MemoryLog log = new();
        SchedulerHostOptions options = Scene.Pulling(o => o.Zones = new UtcOnly());
        await using SchedulerHost host = await Scene.StartAsync(_time, log, options);
        BusinessCalendar berlin = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
            .WithWeeklyHours(WeeklyHours.AlwaysOpen).ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)).Build();
        Func<Task> join = async () => await host.SendAsync(SchedulerCommand.AddAgent(new AgentProfile(new AgentId("ana"), 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)], shifts: berlin), default));
        (await join.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("Europe/Berlin");
        await host.SendAsync(Scene.Join("ben"));
        await using SchedulerHost again = await Scene.StartAsync(_time, log.AfterKill(), options);
        (await again.ReadAsync(s => s.GetProfiles().Count)).Should().Be(1);
    }

    [Fact]
    public async Task TextThatIsTooLong_IsRefused()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        SchedulerCommand[] commands =
        [
            Scene.Mail(new string('x', SchedulerHost.LongestRecord)),
            Scene.Mail(new string('ک', (SchedulerHost.LongestRecord / 2) + 1)),
            SchedulerCommand.Freeze(null, FreezeAge.Runs, default, new string('x', SchedulerHost.LongestRecord)),
        ];
        foreach (SchedulerCommand command in commands)
        {
            Func<Task> send = async () => await host.SendAsync(command);
            ArgumentException refusal = (await send.Should().ThrowAsync<ArgumentException>()).Which;
            refusal.ParamName.Should().Be("command");
            refusal.Message.Should().Contain("1,048,576");
        }

        (await host.SendAsync(Scene.Mail(new string('x', SchedulerHost.LongestRecord - 100)))).Item.Should().Be(new WorkItemId(1));
        log.Records.Should().HaveCount(1);
    }

    [Fact]
    public async Task LargeCommands_AreNotWrittenAllTogether()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        string text = new('x', 1_000_000);
        Task[] sent = [.. Enumerable.Range(0, 20).Select(_ => host.SendAsync(Scene.Mail(text)).AsTask())];
        gate.SetResult();
        await Task.WhenAll(sent).WaitAsync(Scene.Patience);
        log.LargestBatch.Should().BeLessThan(6_000_000, "a batch ends with the command that takes it past 4 MiB");
    }

    private static IEnumerable<SchedulerCommand> Hostile()
    {
        AgentId[] agents = [new("ana"), default];
        string?[] texts = [null, string.Empty, "\0", "\uD800", new('é', 5000)];
        GroupId?[] groups = [null, new("en"), default(GroupId)];
        long[] numbers = [long.MinValue, -1, 0, 1, 2, long.MaxValue];
        Instant[] moments = [Instant.MinValue, Instant.MaxValue, WorkflowScheduler.Latest, Scene.Start + Duration.FromNanoseconds(1)];
        Duration[] lengths = [Duration.MinValue, Duration.FromNanoseconds(1), Duration.FromDays(1000), Duration.MaxValue];
        yield return Scene.Join("ana", 1_000_000);
        yield return SchedulerCommand.UpdateAgent(new AgentProfile(new AgentId("ana"), 0, []), default);
        foreach (AgentId agent in agents)
        {
            yield return SchedulerCommand.SignIn(agent, default);
            yield return SchedulerCommand.TryOffer(agent, default);
            yield return SchedulerCommand.TryDequeue(agent, default);
            yield return SchedulerCommand.Assign(new WorkItemId(1), agent, default, "\uD800");
            yield return SchedulerCommand.Assign(new WorkItemId(long.MaxValue), agent, default);
            yield return SchedulerCommand.Enqueue(new WorkItem { KnownAgent = agent, KnownAgentOnly = Duration.FromDays(1000) }, default);
        }

        foreach (string? text in texts)
        {
            yield return Scene.Mail(text);
            yield return SchedulerCommand.Freeze(null, (FreezeAge)99, default, text);
            yield return SchedulerCommand.Freeze(null, FreezeAge.Runs, default, text);
            yield return SchedulerCommand.Unfreeze(null, default, text);
            yield return SchedulerCommand.EnterSurge(text ?? "none", default);
            yield return SchedulerCommand.LeaveSurge(text ?? "none", default);
        }

        foreach (GroupId? group in groups)
        {
            yield return SchedulerCommand.Enqueue(new WorkItem { Group = group }, default);
            yield return SchedulerCommand.Freeze(group, FreezeAge.Runs, default);
            yield return SchedulerCommand.Transfer(new WorkItemId(2), group, (AgeRule)99, default);
            yield return SchedulerCommand.Transfer(new WorkItemId(2), group, default, default);
            yield return SchedulerCommand.Escalate(new WorkItemId(2), group, (WorkPriority)99, default, default);
            yield return SchedulerCommand.Escalate(new WorkItemId(2), group, WorkPriority.Low, default, default);
        }

        foreach (long number in numbers)
        {
            yield return SchedulerCommand.Enqueue(new WorkItem { CustomKey = number, Priority = unchecked((WorkPriority)number), Channel = unchecked((ContactChannel)number) }, default);
            yield return SchedulerCommand.Enqueue(new WorkItem { CustomKey = number, ServiceClass = unchecked((int)number) }, default);
            yield return SchedulerCommand.Reprioritise(new WorkItemId(number), new WorkItemChange { CustomKey = number }, default);
            yield return SchedulerCommand.Accept(new OfferId(number), default);
            yield return SchedulerCommand.Decline(new OfferId(number), default, "\uDC00");
            yield return SchedulerCommand.Complete(new WorkItemId(number), default);
            yield return SchedulerCommand.Resume(new WorkItemId(number), default);
            yield return SchedulerCommand.ReportLevel(number, "\uD800", default);
        }

        foreach (Instant moment in moments)
        {
            yield return SchedulerCommand.Enqueue(new WorkItem { Due = moment }, default);
            yield return SchedulerCommand.Enqueue(new WorkItem { WaitingSince = moment }, default);
            yield return SchedulerCommand.Enqueue(new WorkItem { NotBefore = moment }, default);
            yield return SchedulerCommand.Defer(new WorkItemId(2), moment, default, dueStands: true);
            yield return SchedulerCommand.AdvanceTo(moment);
            yield return SchedulerCommand.Dispatch(moment);
        }

        foreach (Duration length in lengths)
        {
            yield return SchedulerCommand.Enqueue(new WorkItem { Estimate = length }, default);
            yield return SchedulerCommand.Enqueue(new WorkItem { Boost = length }, default);
            yield return SchedulerCommand.Complete(new WorkItemId(1), default, length);
            yield return SchedulerCommand.Reprioritise(new WorkItemId(1), new WorkItemChange { Estimate = length, Boost = length }, default);
        }

        yield return SchedulerCommand.ChangePolicy(new SchedulingPolicy { Ordering = WorkOrdering.CappedAge, DeclineMemory = Duration.FromTicks(1), OffersPerItem = 50 }, default);
        yield return SchedulerCommand.RemoveAgent(new AgentId("ana"), default);
    }

    private sealed class UtcOnly : IDateTimeZoneProvider
    {
        public string VersionId => "UTC only";

        public ReadOnlyCollection<string> Ids => new(["UTC"]);

        public DateTimeZone this[string id] => GetZoneOrNull(id) ?? throw new DateTimeZoneNotFoundException(id);

        public DateTimeZone GetSystemDefault() => DateTimeZone.Utc;

        public DateTimeZone? GetZoneOrNull(string id) => id == "UTC" ? DateTimeZone.Utc : null;
    }
}
