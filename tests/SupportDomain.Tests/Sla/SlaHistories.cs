using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Random clocks and histories on whole minutes around 2024-01-01, with the twin's view of each clock.</summary>
internal sealed class SlaHistories
{
    internal const int Horizon = 9 * 1440;

    private static readonly BusinessCalendar EveryDayNineToFive = SupportDomain.Tests.BusinessTime.Desk.Open("UTC", "09:00-17:00", SupportDomain.Tests.BusinessTime.Desk.EveryDay).Build();

    private static readonly BusinessCalendar SplitWeek = SupportDomain.Tests.BusinessTime.Desk.Open("UTC", "08:00-12:00 13:00-18:00", SupportDomain.Tests.BusinessTime.Desk.MondayToFriday)
        .WithHolidays(new Holiday(new LocalDate(2024, 1, 4), "Quiet day")).Build();

    private static readonly PauseCondition[] Pending = [new(TicketStatus.Pending)];
    private static readonly PauseCondition[] PendingAndHold = [new(TicketStatus.Pending), new(TicketStatus.OnHold)];

    private readonly Random _random;
    private readonly List<(SlaClock Clock, Func<MinuteTwin> Twin)> _clocks = [];

    internal SlaHistories(int seed, int clocks = 4)
    {
        _random = new Random(seed);
        for (int i = 0; i < clocks; i++)
        {
            AddClock("c" + i);
        }
    }

    internal IReadOnlyList<SlaClock> Clocks => [.. _clocks.Select(c => c.Clock)];

    internal Random Random => _random;

    internal MinuteTwin TwinOf(int clock) => _clocks[clock].Twin();

    internal static Instant At(long minute) => MinuteTwin.Epoch + Duration.FromMinutes(minute);

    internal static Instant RandomAsOf(Random random) => At(random.Next(0, Horizon + 1440));

    /// <summary>Events of one ticket in order, several of them often at one minute.</summary>
    internal TicketEvent[] History(string name = "T-1", bool distinctInstants = false)
    {
        TicketId ticket = new(name);
        int count = _random.Next(1, 14);
        List<int> minutes = [.. Enumerable.Range(0, count).Select(_ => RandomMinute())];
        minutes = distinctInstants ? [.. minutes.Distinct().Order()] : [.. minutes.Select((m, i) => i > 0 && _random.Next(4) == 0 ? minutes[i - 1] : m).Order()];
        List<TicketEvent> events = [];
        for (int i = 0; i < minutes.Count; i++)
        {
            events.Add(i == 0 ? new TicketOpened(ticket, At(minutes[0]), Attributes(), sequence: 1) : Event(ticket, At(minutes[i]), i + 1));
        }

        return [.. events];
    }

    private int RandomMinute() => (_random.Next(0, 9) * 1440) + (_random.Next(3) == 0 ? new[] { 0, 540, 720, 780, 1020, 1080, 960 }[_random.Next(7)] : _random.Next(0, 1440));

    private TicketAttributes Attributes() => new(Priority: new[] { "P1", "P2", "P3" }[_random.Next(3)]);

    private TicketEvent Event(TicketId ticket, Instant at, long sequence)
    {
        TicketStatus[] statuses =
            [TicketStatus.Open, TicketStatus.Pending, TicketStatus.Pending, TicketStatus.OnHold, TicketStatus.Open, TicketStatus.Solved, TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged];
        return _random.Next(10) switch
        {
            0 => new TicketAttributesChanged(ticket, at, Attributes(), sequence: sequence),
            1 or 2 => new MessagePosted(ticket, at, new Person(PersonRole.Customer), isAutomatic: _random.Next(5) == 0, sequence: sequence),
            3 => new MessagePosted(
                ticket, at, new Person(new[] { PersonRole.Agent, PersonRole.Manager, PersonRole.Bot }[_random.Next(3)]),
                _random.Next(4) == 0 ? MessageVisibility.Private : MessageVisibility.Public, isAutomatic: _random.Next(5) == 0, sequence: sequence),
            4 => new TicketAssigned(ticket, at, new GroupId?[] { null, new("A"), new("B") }[_random.Next(3)], null, sequence: sequence),
            _ => new TicketStatusChanged(ticket, at, statuses[_random.Next(_random.Next(3) == 0 ? statuses.Length : 7)], sequence: sequence),
        };
    }

    private void AddClock(string id)
    {
        RetargetMode retarget = (RetargetMode)_random.Next(4);
        (SlaMetric metric, TicketStatus[] pauses) = (SlaMetrics.All[_random.Next(SlaMetrics.All.Length)], Array.Empty<TicketStatus>());
        if (metric.Reopen is ReopenMode.Resume or ReopenMode.KeepFirst)
        {
            metric = metric.WithReopen(new[] { ReopenMode.KeepFirst, ReopenMode.Resume, ReopenMode.NewInstance, ReopenMode.Continue }[_random.Next(4)]);
        }

        switch (_random.Next(3))
        {
            case 0:
                metric = metric.WithPausesWhile(Pending);
                pauses = [TicketStatus.Pending];
                break;
            case 1:
                metric = metric.WithPausesWhile(PendingAndHold);
                pauses = [TicketStatus.Pending, TicketStatus.OnHold];
                break;
            default:
                metric = metric.WithPausesWhile();
                break;
        }

        (SlaPolicy first, TwinPolicy firstTwin) = Policy("P1");
        (SlaPolicy second, TwinPolicy secondTwin) = Policy("P2");
        if (_random.Next(3) == 0)
        {
            (first, firstTwin) = (first.WithGroups(new GroupId("A")), firstTwin with { Group = "A" });
        }

        bool notesPause = _random.Next(3) == 0;
        ClockEffect[] order = [.. metric.Order];
        if (_random.Next(3) == 0)
        {
            _random.Shuffle(order);
        }

        if (notesPause)
        {
            metric = new SlaMetric(
                metric.Id, metric.Title, metric.Starts, metric.Stops, metric.Reopen, metric.RunsWhile, metric.PausesWhile,
                pauses: [TicketOccasion.Message([PersonRole.Agent], MessageVisibility.Private)], resumes: [TicketOccasion.CustomerMessage]);
        }

        metric = metric.WithOrder(order);
        bool lateAlarms = _random.Next(2) == 0;
        SlaClock clock = new SlaClock(id, id, metric, first, second).WithRetarget(retarget).WithLateAlarms(lateAlarms);
        TwinRules rules = new(metric.Id, retarget, metric.Reopen, pauses, order, notesPause, lateAlarms);
        _clocks.Add((clock, () => new MinuteTwin(rules, [firstTwin, secondTwin])));
    }

    private (SlaPolicy Policy, TwinPolicy Twin) Policy(string priority)
    {
        (BusinessCalendar calendar, Func<long, bool> isOpen) = _random.Next(2) == 0 ? (EveryDayNineToFive, NineToFive) : (SplitWeek, (Func<long, bool>)SplitWeekOpen);
        int days = _random.Next(1, 4);
        int minutes = _random.Next(5) == 0 ? 0 : _random.Next(4) == 0 ? 480 * _random.Next(1, 3) : 2 * _random.Next(1, 1000);
        (SlaTarget target, TwinTarget kind, int amount) = _random.Next(4) switch
        {
            0 => (new WorkingDurationTarget(Duration.FromMinutes(minutes)), TwinTarget.Working, minutes),
            1 => ((SlaTarget)new ElapsedDurationTarget(Duration.FromMinutes(minutes)), TwinTarget.Elapsed, minutes),
            2 => (new CalendarDaysTarget(days), TwinTarget.CalendarDays, days),
            _ => (new RelativeTarget(days, DayTime.At(16)), TwinTarget.ByTimeOfNextDay, days),
        };
        if (kind == TwinTarget.ByTimeOfNextDay)
        {
            (calendar, isOpen) = (EveryDayNineToFive, NineToFive);
        }

        // Half of a number of minutes that may be odd is no whole minute: of a point in time there is no such level.
        TwinLevel[] levels =
        [
            kind is TwinTarget.Working or TwinTarget.Elapsed ? new("half", 50, 0, _random.Next(3) == 0) : new("start", 0, 0, _random.Next(3) == 0),
            new("an hour left", 100, -60, _random.Next(3) > 0),
            new("due", 100, 0, _random.Next(3) == 0),
            new("an hour over", 100, 60, _random.Next(3) > 0),
        ];
        SlaPolicy policy = new SlaPolicy(new PolicyId(priority), target, calendar, new TicketCondition(TicketField.Priority, priority)).WithLevels(levels.Select(Level));
        return (policy, new TwinPolicy(priority, kind, amount, isOpen, levels));
    }

    private static EscalationLevel Level(TwinLevel level)
    {
        LevelDelivery delivery = level.NextOpening ? LevelDelivery.NextOpening : LevelDelivery.AtOnce;
        return level.Minutes == 0
            ? EscalationLevel.AtPercent(level.Id, Percentage.FromPercent(level.Percent), EscalationPath.Functional, "senior agent", delivery)
            : EscalationLevel.AtOffset(level.Id, Duration.FromMinutes(level.Minutes), EscalationPath.Hierarchical, "manager", delivery);
    }

    private static bool NineToFive(long minute) => minute % 1440 is >= 540 and < 1020;

    private static bool SplitWeekOpen(long minute)
    {
        // Day 0 is a Monday; 2024-01-04 is day 3.
        long day = minute / 1440;
        return day % 7 < 5 && day != 3 && (minute % 1440) is ((>= 480 and < 720) or (>= 780 and < 1080));
    }
}
