using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <summary>Random commands of every kind, each with the call of the verb that it stands for.</summary>
internal static class CommandDraw
{
    internal const int Kinds = 26;

    private static readonly GroupId[] Groups = [new("g1"), new("g2")];
    private static readonly string?[] Reasons = [null, string.Empty, "چرا", "a 😀 b", "\uD83D", "\uDE00\uD83D"];

    private static readonly BusinessCalendar Nights = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
        .WithName("nights")
        .WithWeeklyHours(WeeklyHours.Closed.With(IsoDayOfWeek.Monday, new DayInterval(DayTime.At(22), DayTime.At(6)), new DayInterval(DayTime.At(1), DayTime.At(2))))
        .WithWeeklyHoursFrom(new LocalDate(2026, 6, 1), WeeklyHours.AlwaysOpen)
        .WithOverrides(new DateOverride(new LocalDate(2026, 3, 3), [DayInterval.WholeDay], alsoOnHolidays: true, "inventory"), new DateOverride(new LocalDate(2026, 3, 4), []))
        .WithHolidays(new Holiday(new LocalDate(2026, 3, 5), "one"), new Holiday(new LocalDate(2026, 3, 5), "another", isEstimated: true))
        .WithClosures(new Closure(new LocalDate(2026, 3, 9), new DayInterval(DayTime.At(23), DayTime.At(1)), "fire drill"))
        .WithOvernightHolidays(OvernightHolidayRule.CutAtMidnight)
        .ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1))
        .Build();

    private static readonly BusinessCalendar Days = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Asia/Tehran"])
        .WithWeeklyHours(WeeklyHours.Closed.With(new DayInterval(DayTime.At(8), DayTime.At(16)), IsoDayOfWeek.Saturday, IsoDayOfWeek.Monday))
        .ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 1))
        .Build();

    internal static readonly BusinessCalendar[] Shifts =
        [BusinessCalendar.AlwaysOpen, Nights, Days, Nights.Union(Days, "both"), Days.Union(Nights).Except(Days.Intersect(BusinessCalendar.AlwaysOpen), "odd")];

    /// <summary>A command of a kind; what it does to a scheduler, as the verb does it, gives the verb's result.</summary>
    internal static (SchedulerCommand Command, Func<WorkflowScheduler, SchedulerEventBuffer, SchedulerCommandResult> Verb) Next(ref SchedulerDraw draw, int kind, WorkflowScheduler at, Instant now)
    {
        WorkItemId item = new(draw.Below(checked((int)Math.Min(60, at.ReadyCount + at.AssignedCount + 20))));
        OfferId offer = new(draw.Below(at.OpenOfferCount + 12));
        AgentId agent = new($"w{draw.Below(4)}");
        GroupId? group = draw.OneIn(20) ? default(GroupId) : draw.OneIn(2) ? draw.Of(Groups) : null;
        string? reason = Reasons[draw.Below(Reasons.Length)];
        AgeRule age = (AgeRule)(draw.OneIn(20) ? 7 : draw.Below(2));
        switch ((SchedulerCommandKind)kind)
        {
            case SchedulerCommandKind.Enqueue:
                WorkItem work = Item(ref draw, now);
                return (SchedulerCommand.Enqueue(work, now), (s, e) => new SchedulerCommandResult { Item = s.Enqueue(work, now, e) });
            case SchedulerCommandKind.Offer:
                return (SchedulerCommand.TryOffer(agent, now), (s, e) => s.TryOffer(agent, now, e, out Offer made) ? new SchedulerCommandResult { Item = made.Item, Offer = made } : default);
            case SchedulerCommandKind.Dequeue:
                return (SchedulerCommand.TryDequeue(agent, now), (s, e) => s.TryDequeue(agent, now, e, out WorkItemId taken) ? new SchedulerCommandResult { Item = taken } : default);
            case SchedulerCommandKind.Dispatch:
                return (SchedulerCommand.Dispatch(now), (s, e) => new SchedulerCommandResult { OffersMade = s.Dispatch(now, e) });
            case SchedulerCommandKind.Accept:
                return (SchedulerCommand.Accept(offer, now), Does((s, e) => s.Accept(offer, now, e)));
            case SchedulerCommandKind.Decline:
                return (SchedulerCommand.Decline(offer, now, reason), Does((s, e) => s.Decline(offer, now, e, reason)));
            case SchedulerCommandKind.Assign:
                return (SchedulerCommand.Assign(item, agent, now, reason), Does((s, e) => s.Assign(item, agent, now, e, reason)));
            case SchedulerCommandKind.Complete:
                Duration wrapUp = Duration.FromSeconds(draw.Below(6) - 1);
                return (SchedulerCommand.Complete(item, now, wrapUp), Does((s, e) => s.Complete(item, now, e, wrapUp)));
            case SchedulerCommandKind.Cancel:
                return (SchedulerCommand.Cancel(item, now, reason), Does((s, e) => s.Cancel(item, now, e, reason)));
            case SchedulerCommandKind.Reprioritise:
                WorkItemChange change = Change(ref draw, now);
                return (SchedulerCommand.Reprioritise(item, change, now), Does((s, e) => s.Reprioritise(item, change, now, e)));
            case SchedulerCommandKind.Defer:
                Instant? until = draw.OneIn(3) ? null : now + Duration.FromNanoseconds(draw.Below(int.MaxValue));
                bool stands = draw.OneIn(2);
                return (SchedulerCommand.Defer(item, until, now, stands, reason), Does((s, e) => s.Defer(item, until, now, e, stands, reason)));
            case SchedulerCommandKind.Resume:
                return (SchedulerCommand.Resume(item, now), Does((s, e) => s.Resume(item, now, e)));
            case SchedulerCommandKind.Transfer:
                return (SchedulerCommand.Transfer(item, group, age, now, reason), Does((s, e) => s.Transfer(item, group, age, now, e, reason)));
            case SchedulerCommandKind.Escalate:
                WorkPriority priority = (WorkPriority)(draw.Below(5) - 1);
                return (SchedulerCommand.Escalate(item, group, priority, age, now, reason), Does((s, e) => s.Escalate(item, group, priority, age, now, e, reason)));
            default:
                return OfDesk(ref draw, kind, agent, group, reason ?? "said", now);
        }
    }

    private static (SchedulerCommand Command, Func<WorkflowScheduler, SchedulerEventBuffer, SchedulerCommandResult> Verb) OfDesk(
        ref SchedulerDraw draw, int kind, AgentId agent, GroupId? group, string reason, Instant now)
    {
        switch ((SchedulerCommandKind)kind)
        {
            case SchedulerCommandKind.AddAgent:
                AgentProfile profile = Profile(ref draw, agent);
                bool signedIn = !draw.OneIn(4);
                return (SchedulerCommand.AddAgent(profile, now, signedIn), Does((s, e) => s.AddAgent(profile, now, e, signedIn)));
            case SchedulerCommandKind.UpdateAgent:
                AgentProfile changed = Profile(ref draw, agent);
                return (SchedulerCommand.UpdateAgent(changed, now), Does((s, e) => s.UpdateAgent(changed, now, e)));
            case SchedulerCommandKind.RemoveAgent:
                return (SchedulerCommand.RemoveAgent(agent, now), Does((s, e) => s.RemoveAgent(agent, now, e)));
            case SchedulerCommandKind.SignIn:
                return (SchedulerCommand.SignIn(agent, now), Does((s, e) => s.SignIn(agent, now, e)));
            case SchedulerCommandKind.SignOut:
                return (SchedulerCommand.SignOut(agent, now), Does((s, e) => s.SignOut(agent, now, e)));
            case SchedulerCommandKind.Freeze:
                FreezeAge age = (FreezeAge)(draw.OneIn(20) ? -1 : draw.Below(2));
                return (SchedulerCommand.Freeze(group, age, now, reason), Does((s, e) => s.Freeze(group, age, now, e, reason)));
            case SchedulerCommandKind.Unfreeze:
                return (SchedulerCommand.Unfreeze(group, now, reason), Does((s, e) => s.Unfreeze(group, now, e, reason)));
            case SchedulerCommandKind.EnterSurge:
                return (SchedulerCommand.EnterSurge(reason, now), Does((s, e) => s.EnterSurge(reason, now, e)));
            case SchedulerCommandKind.LeaveSurge:
                return (SchedulerCommand.LeaveSurge(reason, now), Does((s, e) => s.LeaveSurge(reason, now, e)));
            case SchedulerCommandKind.ReportLevel:
                long level = draw.Below(200);
                return (SchedulerCommand.ReportLevel(level, reason, now), (s, e) => new SchedulerCommandResult { InSurge = s.ReportLevel(level, reason, now, e) });
            case SchedulerCommandKind.ChangePolicy:
                SchedulingPolicy policy = Policy(ref draw);
                return (SchedulerCommand.ChangePolicy(policy, now), Does((s, e) => s.ChangePolicy(policy, now, e)));
            default:
                return (SchedulerCommand.AdvanceTo(now), Does((s, e) => s.AdvanceTo(now, e)));
        }
    }

    internal static AgentProfile Profile(ref SchedulerDraw draw, AgentId agent)
    {
        Absence[] absences = draw.OneIn(2)
            ? []
            : [
                Absence.OfDates(new LocalDate(2026, 3, 2), new LocalDate(2026, 3, 4), (OvernightHolidayRule)draw.Below(2)),
                Absence.OfHours(new LocalDateTime(2026, 3, 2, 8, 0).PlusNanoseconds(draw.Below(int.MaxValue)), new LocalDateTime(2026, 3, 2, 8, 1)),
            ];
        return new AgentProfile(
            agent,
            2 + draw.Below(5),
            [new ChannelCapacity(ContactChannel.Email, draw.Below(2), 3), new ChannelCapacity(ContactChannel.Phone, 2, 1, blocksOthers: draw.OneIn(2))],
            new SkillSet(new SkillLevel(new SkillId("b"), 1 + draw.Below(10)), new SkillLevel(new SkillId("a"), 3)),
            draw.OneIn(2) ? [Groups[1], Groups[0]] : [Groups[0]],
            draw.OneIn(3) ? PersonRole.Manager : PersonRole.Agent,
            draw.OneIn(3) ? Shifts[draw.Below(Shifts.Length)] : null,
            absences);
    }

    internal static SchedulingPolicy Policy(ref SchedulerDraw draw)
    {
        SchedulingPolicy policy = SchedulerPair.Policy(draw, (WorkOrdering)draw.Below(9));
        Currency points = Currency.Define("PTS", draw.Below(4), draw.OneIn(2) ? "loyal" : string.Empty);
        Money cost = new(draw.Below(9), points);
        return draw.OneIn(2) ? policy : policy with { Classes = [.. policy.Classes.Select(c => c with { CostPerHour = cost })] };
    }

    private static WorkItem Item(ref SchedulerDraw draw, Instant now) => new()
    {
        Kind = (WorkItemKind)(draw.OneIn(30) ? 9 : draw.Below(4)),
        Reference = Reasons[draw.Below(Reasons.Length)],
        Priority = (WorkPriority)draw.Below(4),
        Channel = draw.OneIn(2) ? ContactChannel.Email : ContactChannel.Phone,
        Routing = draw.OneIn(2) ? null : new RoutingPlan(new SkillRequirements(new SkillRequirement(new SkillId("b"), 2), new SkillRequirement(new SkillId("a"))))
            .RelaxAfter(Duration.FromNanoseconds(1 + draw.Below(int.MaxValue)), SkillRequirements.None),
        Group = draw.OneIn(2) ? draw.Of(Groups) : null,
        Customer = draw.OneIn(2) ? new CustomerId($"k{draw.Below(3)}") : null,
        ServiceClass = draw.Below(4) - (draw.OneIn(20) ? 1 : 0),
        Due = draw.OneIn(2) ? now + Duration.FromNanoseconds(draw.Below(int.MaxValue)) : draw.OneIn(20) ? Instant.MaxValue : null,
        Estimate = Duration.FromSeconds(draw.Below(20) - (draw.OneIn(20) ? 20 : 0)),
        Boost = draw.OneIn(20) ? Duration.MinValue : Duration.FromSeconds(draw.Below(20) - 5),
        CustomKey = draw.OneIn(20) ? long.MinValue : draw.Below(9) - 4,
        WaitingSince = draw.OneIn(4) ? now - Duration.FromSeconds(draw.Below(20)) : null,
        NotBefore = draw.OneIn(6) ? now + Duration.FromSeconds(draw.Below(8)) : null,
        KnownAgent = draw.OneIn(4) ? new AgentId($"w{draw.Below(4)}") : draw.OneIn(20) ? default(AgentId) : null,
        KnownAgentOnly = draw.OneIn(2) ? Duration.FromSeconds(draw.Below(10)) : Duration.Zero,
    };

    private static WorkItemChange Change(ref SchedulerDraw draw, Instant now) => new()
    {
        Priority = draw.OneIn(2) ? (WorkPriority)draw.Below(4) : null,
        Due = draw.OneIn(2) ? now + Duration.FromSeconds(draw.Below(30) - 5) : null,
        RemovesDue = draw.OneIn(5),
        Estimate = draw.OneIn(3) ? Duration.FromSeconds(draw.Below(20) - 1) : null,
        Boost = draw.OneIn(3) ? Duration.FromSeconds(draw.Below(20) - 5) : null,
        CustomKey = draw.OneIn(3) ? draw.Below(9) - 4 : null,
        ServiceClass = draw.OneIn(4) ? draw.Below(4) : null,
    };

    private static Func<WorkflowScheduler, SchedulerEventBuffer, SchedulerCommandResult> Does(Action<WorkflowScheduler, SchedulerEventBuffer> verb) => (scheduler, events) =>
    {
        verb(scheduler, events);
        return default;
    };
}
