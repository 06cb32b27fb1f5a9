using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

/// <summary>Reads numbers as events and commands of a ticket, every kind and the corners of each among them.</summary>
internal static class Histories
{
    internal static readonly TicketId Id = new("T-1");
    internal static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);

    private const int Kinds = 12;

    private static readonly TicketStatus[] Statuses = Enum.GetValues<TicketStatus>();
    private static readonly Person[] People =
    [
        default, new(PersonRole.Customer, "c-1"), new(PersonRole.Customer), new(PersonRole.Agent, "a-1"), new(PersonRole.Manager, "m-1"), new(PersonRole.Bot, "b-1"),
    ];

    private static readonly TicketAttributes[] Sets =
    [
        TicketAttributes.None,
        new("Access", "P1", "Identity", "web") { Impact = "1", Urgency = "2", Tags = ["vip", "a", "vip"], Personal = new NamedTexts(KeyValuePair.Create("subject", "Lost card")) },
        new("Network", "P9") { Customer = new CustomerId("k-1"), Tier = "gold", Site = "Tehran", Language = "fa", Value = Money.Parse("EUR 12.34", null) },
        new(Priority: "unheard of") { Custom = new NamedTexts(KeyValuePair.Create("made_sla", "true")), Personal = new NamedTexts(KeyValuePair.Create("phone", "1"), KeyValuePair.Create("name", "N")) },
    ];

    /// <summary>The opening, then one event for each number; instants may stand still and go back.</summary>
    internal static TicketEvent[] Of(int[] numbers)
    {
        List<TicketEvent> events = [new TicketOpened(Id, T0, Sets[1], People[1], sequence: 1)];
        Instant at = T0;
        foreach (int number in numbers)
        {
            at += Duration.FromMinutes((number / 1_000_000 % 20) - 3);
            events.Add(Event(number, at, events.Count + 1));
        }

        return [.. events];
    }

    /// <summary>An event of a ticket.</summary>
    internal static TicketEvent Event(int number, Instant at, long sequence)
    {
        int rest = number / Kinds;
        Person by = People[rest % People.Length];
        return (number % Kinds) switch
        {
            0 or 1 or 2 => StatusChanged(rest, at, by, sequence),
            3 or 4 or 5 => new MessagePosted(Id, at, by, (MessageVisibility)(rest / 7 % 2), (ContactChannel)(rest / 14 % 7), rest / 98 % 4 == 0, rest % 3 == 0 ? null : "text " + rest % 5, sequence),
            6 => new TicketAssigned(Id, at, Group(rest), Agent(rest / 4), by, sequence),
            7 => new TicketAttributesChanged(Id, at, Sets[rest % Sets.Length], by, sequence),
            8 => new TicketDueDateSet(Id, at, new ClockId("clock " + rest % 2), rest / 2 % 3 == 0 ? null : at + Duration.FromHours(rest % 5), by, sequence),
            9 => new TicketLinked(Id, at, (TicketLinkKind)(rest % 5), new TicketId("T-" + (2 + (rest / 5 % 3))), by, sequence),
            10 => rest % 3 == 0 ? new TicketMerged(Id, at, new TicketId("T-" + (2 + (rest / 3 % 3))), by, sequence) : Rare(rest / 3, at, by, sequence),
            _ => new PersonalDataRedacted(Id, at, Redacted(rest, sequence), by, sequence),
        };
    }

    /// <summary>A command, whose forbidden ones are to be refused.</summary>
    internal static TicketCommand Command(int number, long lastSequence)
    {
        int rest = number / Kinds;
        Person by = People[rest % People.Length];
        TicketStatus status = Statuses[rest / 6 % Statuses.Length];
        return (number % Kinds) switch
        {
            0 or 1 or 2 => new ChangeStatus(Id, status, status == TicketStatus.OnHold || (status == TicketStatus.Pending && rest % 2 == 0) ? "vendor" : null, by),
            3 or 4 or 5 => new PostMessage(Id, by, (MessageVisibility)(rest / 7 % 2), (ContactChannel)(rest / 14 % 7), rest / 98 % 4 == 0, "text"),
            6 => new AssignTicket(Id, Group(rest), Agent(rest / 4), by),
            7 => new ChangeAttributes(Id, Sets[rest % Sets.Length], by),
            8 => new SetDueDate(Id, new ClockId("clock " + rest % 2), rest / 2 % 3 == 0 ? null : T0 + Duration.FromHours(rest % 5), by),
            9 => new LinkTicket(Id, (TicketLinkKind)(rest % 5), new TicketId("T-" + (2 + (rest / 5 % 3))), by),
            10 => new MergeTicket(Id, new TicketId("T-2"), rest % 5 == 0 ? [new TicketId("T-3"), Id] : rest % 5 == 1 ? [new TicketId("T-3")] : [], by),
            _ => new RedactPersonalData(Id, Redacted(rest, lastSequence + (rest % 4 == 0 ? 3 : 0)), by),
        };
    }

    private static GroupId? Group(int rest) => rest % 4 == 0 ? null : new GroupId("group " + rest % 4);

    private static AgentId? Agent(int rest) => rest % 3 == 0 ? null : new AgentId("agent " + rest % 3);

    private static ImmutableArray<long> Redacted(int rest, long last) => [1 + (rest % last), 1 + (rest / 7 % last), 1 + (rest / 7 % last)];

    private static TicketStatusChanged StatusChanged(int rest, Instant at, Person by, long sequence)
    {
        TicketStatus status = Statuses[rest / 6 % Statuses.Length];
        return new TicketStatusChanged(Id, at, status, status is TicketStatus.OnHold or TicketStatus.Pending && rest % 2 == 0 ? "vendor" : null, by, sequence);
    }

    private static TicketEvent Rare(int rest, Instant at, Person by, long sequence) => rest % 2 == 0
        ? new TicketOpened(Id, at, Sets[rest / 2 % Sets.Length], by, sequence)
        : new TicketStateUnrecognised(Id, at, "-100", by, sequence);
}
