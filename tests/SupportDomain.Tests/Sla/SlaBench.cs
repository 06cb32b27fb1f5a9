using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using Desk = SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.Sla;

/// <summary>Short ways to write a ticket's life and the clocks on it in tests; local times of one calendar.</summary>
internal sealed class SlaBench
{
    internal static readonly TicketId Id = new("T-1");
    private readonly List<TicketEvent> _events = [];

    internal SlaBench(BusinessCalendar? calendar = null) => Calendar = calendar ?? NineToFive;

    /// <summary>Monday to Friday, 09:00-17:00, in UTC.</summary>
    internal static BusinessCalendar NineToFive { get; } = Desk.NineToFive("UTC").Build();

    internal static BusinessCalendar Always { get; } = Desk.Open("UTC", "00:00-24:00", Desk.EveryDay).Build();

    internal BusinessCalendar Calendar { get; }

    internal TicketEvent[] Events => [.. _events];

    internal Instant At(string local) => Desk.Wall(Calendar, local);

    internal SlaBench Open(string local, string? priority = null, PersonRole by = PersonRole.Customer) =>
        Add(new TicketOpened(Id, At(local), new TicketAttributes(Priority: priority), new Person(by), Next));

    internal SlaBench Status(string local, TicketStatus status, string? hold = null) => Add(new TicketStatusChanged(Id, At(local), status, hold, sequence: Next));

    internal SlaBench Priority(string local, string priority) => Add(new TicketAttributesChanged(Id, At(local), new TicketAttributes(Priority: priority), sequence: Next));

    internal SlaBench Customer(string local, ContactChannel channel = ContactChannel.Email, bool isAutomatic = false) =>
        Add(new MessagePosted(Id, At(local), new Person(PersonRole.Customer), MessageVisibility.Public, channel, isAutomatic, sequence: Next));

    internal SlaBench Agent(string local, MessageVisibility visibility = MessageVisibility.Public, bool isAutomatic = false, PersonRole role = PersonRole.Agent) =>
        Add(new MessagePosted(Id, At(local), new Person(role), visibility, isAutomatic: isAutomatic, sequence: Next));

    internal SlaBench Group(string local, string? group) => Add(new TicketAssigned(Id, At(local), group is null ? null : new GroupId(group), null, sequence: Next));

    internal SlaBench Due(string local, string clock, string? due) => Add(new TicketDueDateSet(Id, At(local), new ClockId(clock), due is null ? null : At(due), sequence: Next));

    internal SlaBench MergedInto(string local, string target) => Add(new TicketMerged(Id, At(local), new TicketId(target), sequence: Next));

    internal static SlaPolicy Policy(string id, SlaTarget target, BusinessCalendar calendar, params TicketCondition[] conditions) => new(new PolicyId(id), target, calendar, conditions);

    internal static TicketCondition Of(string priority) => new(TicketField.Priority, priority);

    /// <summary>A clock of one policy of so many working hours.</summary>
    internal SlaClock Hours(SlaMetric metric, double hours, string id = "c") => new(id, id, metric, Policy("p", new WorkingDurationTarget(Duration.FromHours(hours)), Calendar));

    internal ImmutableArray<ClockVerdict> All(SlaClock clock, string asOf) => new SlaEvaluator(clock).Evaluate(Events, At(asOf));

    /// <summary>The last instance of a clock, the same from the evaluator and from a book that was given the events one by one.</summary>
    internal ClockVerdict Last(SlaClock clock, string asOf)
    {
        ClockVerdict verdict = All(clock, asOf)[^1];
        SlaBook book = new([clock]);
        foreach (TicketEvent next in Events.Where(e => e.At <= At(asOf)))
        {
            book.Apply(next);
        }

        book.StandingOf(Id, At(asOf)).Should().Equal(verdict);
        return verdict;
    }

    internal ImmutableArray<SlaNotice> Notices(SlaClock clock, string asOf) => new SlaEvaluator(clock).Notices(Events, At(asOf));

    private long Next => _events.Count + 1;

    private SlaBench Add(TicketEvent next)
    {
        _events.Add(next);
        return this;
    }
}
