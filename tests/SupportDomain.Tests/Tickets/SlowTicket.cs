using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

/// <summary>The slow twin of the fold: each fact is looked up in the whole history, from its definition.</summary>
internal static class SlowTicket
{
    private static readonly TicketStatus[] Ended = [TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged];
    private static readonly TicketStatus[] Working = [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold];

    internal static void Check(Ticket ticket, TicketEvent[] events)
    {
        (TicketStatus Status, Instant At, TicketEvent Event)[] path = [.. Path(events)];
        TicketStatus status = path[^1].Status;
        ticket.Status.Should().Be(status);
        ticket.StatusSince.Should().Be(path[path.Length - path.Reverse().TakeWhile(p => p.Status == status).Count()].At);
        ticket.HoldReason.Should().Be((path[^1].Event as TicketStatusChanged)?.HoldReason);
        ticket.SolvedAt.Should().Be(path.Reverse().TakeWhile(p => !Working.Contains(p.Status)).Select(p => (Instant?)p.At).LastOrDefault());
        ticket.ClosedAt.Should().Be(path.Reverse().TakeWhile(p => Ended.Contains(p.Status)).Select(p => (Instant?)p.At).LastOrDefault());
        ticket.FirstSolvedAt.Should().Be(path.Where(p => p.Status is TicketStatus.Solved or TicketStatus.Closed).Select(p => (Instant?)p.At).FirstOrDefault());
        ticket.ReopenCount.Should().Be(path.Zip(path.Skip(1)).Count(p => p.First.Status is TicketStatus.Solved or TicketStatus.Closed or TicketStatus.Cancelled && Working.Contains(p.Second.Status)));
        ticket.MergedInto.Should().Be(status == TicketStatus.Merged ? path.Reverse().TakeWhile(p => p.Status == TicketStatus.Merged).Select(p => (p.Event as TicketMerged)?.Into).FirstOrDefault(i => i is not null) : null);

        TicketAssigned[] assignments = [.. events.OfType<TicketAssigned>()];
        ticket.Group.Should().Be(assignments.LastOrDefault()?.Group);
        ticket.Agent.Should().Be(assignments.LastOrDefault()?.Agent);
        ticket.GroupChanges.Should().Be(Changes([.. assignments.Select(a => a.Group).OfType<GroupId>()]));
        ticket.HandOffs.Should().Be(Changes([.. assignments.Select(a => a.Agent).OfType<AgentId>()]));
        ticket.Links.Should().Equal(events.OfType<TicketLinked>().Select(l => new TicketLink(l.Kind, l.Other)).Distinct().Order());
        ticket.DueDates.Should().Equal(events.OfType<TicketDueDateSet>().GroupBy(d => d.Clock).Select(g => KeyValuePair.Create(g.Key, g.Last().DueAt))
            .Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value!.Value)).OrderBy(p => p.Key));
        ticket.LastEventAt.Should().Be(events.Max(e => e.At));
        ticket.LastSequence.Should().Be(events.Length);
        ticket.Version.Should().Be(events.Length);
        CheckConversation(ticket.Conversation, events);
        CheckFindings(ticket, events, path);
    }

    private static void CheckConversation(Conversation conversation, TicketEvent[] events)
    {
        MessagePosted[] messages = [.. events.OfType<MessagePosted>()];
        MessagePosted[] people = [.. messages.Where(m => m.Visibility == MessageVisibility.Public && !m.IsAutomatic)];
        MessagePosted[] replies = [.. people.Where(m => m.By.Role is PersonRole.Agent or PersonRole.Manager)];
        MessagePosted[] customers = [.. people.Where(m => m.By.Role == PersonRole.Customer)];
        conversation.Messages.Should().Be(messages.Length);
        conversation.PrivateMessages.Should().Be(messages.Count(m => m.Visibility == MessageVisibility.Private));
        conversation.AutomaticMessages.Should().Be(messages.Count(m => m.IsAutomatic || m.By.Role == PersonRole.Bot));
        conversation.Replies.Should().Be(replies.Length);
        conversation.CustomerMessages.Should().Be(customers.Length);
        conversation.FirstHumanPublicAgentReplyAt.Should().Be(replies.FirstOrDefault()?.At);
        conversation.LastAgentPublicMessageAt.Should().Be(replies.LastOrDefault()?.At);
        conversation.LastCustomerMessageAt.Should().Be(customers.LastOrDefault()?.At);
        foreach (ContactChannel channel in Enum.GetValues<ContactChannel>())
        {
            conversation.Uses(channel).Should().Be(messages.Any(m => m.Channel == channel));
        }

        // What waits is the first customer message after the last reply, or the last step out of work, if there is one.
        TicketStatus before = TicketStatus.New;
        int answered = 0;
        for (int i = 0; i < events.Length; i++)
        {
            TicketStatus after = StatusOf(events[i]) ?? before;
            answered = replies.Contains(events[i]) || (after != before && !Working.Contains(after)) ? i : answered;
            before = after;
        }

        conversation.OldestUnansweredCustomerMessageAt.Should().Be(customers.FirstOrDefault(m => Array.IndexOf(events, m) > answered)?.At);
    }

    private static void CheckFindings(Ticket ticket, TicketEvent[] events, (TicketStatus Status, Instant At, TicketEvent Event)[] path)
    {
        int forbidden = path.Zip(path.Skip(1)).Count(p => !TicketTransitions.IsAllowed(p.First.Status, p.Second.Status));
        ticket.CountOf(TicketFindingKind.ForbiddenTransition).Should().Be(forbidden);
        ticket.CountOf(TicketFindingKind.OpenedAgain).Should().Be(events.Skip(1).Count(e => e is TicketOpened));
        ticket.CountOf(TicketFindingKind.UnknownState).Should().Be(events.Count(e => e is TicketStateUnrecognised));
        ticket.CountOf(TicketFindingKind.BeforeOpening).Should().Be(events.Count(e => e.At < events[0].At));
        ticket.CountOf(TicketFindingKind.TimeWentBack).Should().Be(events.Where((e, i) => e.At >= events[0].At && i > 0 && e.At < events[..i].Max(x => x.At)).Count());
        ticket.CountOf(TicketFindingKind.AfterEnd).Should().Be(events.Where((e, i) => e is MessagePosted or TicketAssigned or TicketAttributesChanged or TicketDueDateSet
            && Ended.Contains(events[..i].Select(StatusOf).LastOrDefault(s => s is not null) ?? TicketStatus.New)).Count());
        ticket.FindingCount.Should().Be(Enum.GetValues<TicketFindingKind>().Sum(k => (long)ticket.CountOf(k)));
        ticket.Findings.Should().HaveCount((int)Math.Min(Ticket.MaxFindingsKept, ticket.FindingCount));
    }

    private static IEnumerable<(TicketStatus Status, Instant At, TicketEvent Event)> Path(TicketEvent[] events)
    {
        yield return (TicketStatus.New, events[0].At, events[0]);
        foreach (TicketEvent e in events)
        {
            if (StatusOf(e) is { } status)
            {
                yield return (status, e.At, e);
            }
        }
    }

    private static TicketStatus? StatusOf(TicketEvent e) => e switch { TicketStatusChanged c => c.Status, TicketMerged => TicketStatus.Merged, _ => null };

    private static int Changes<T>(T[] values)
        where T : struct, IEquatable<T> =>
        values.Zip(values.Skip(1)).Count(p => !p.First.Equals(p.Second));
}
