using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>What holds between the facts of every ticket.</summary>
internal static class TicketSnapshotCheck
{
    internal static void Check(TicketSnapshot snapshot)
    {
        Guard.Against.Null(snapshot.Attributes, nameof(snapshot));
        Guard.Against.UndefinedEnum(snapshot.Status, nameof(snapshot));
        Require(!snapshot.Id.IsDefault, "names no ticket");
        CheckStatus(snapshot);
        CheckCounts(snapshot);
        CheckConversation(snapshot.Conversation);
        CheckFindings(snapshot);
        Require(
            snapshot is { Group: not { IsDefault: true }, Agent: not { IsDefault: true }, LastGroup: not { IsDefault: true }, LastAgent: not { IsDefault: true }, MergedInto: not { IsDefault: true } },
            "has a group, an agent or a target that names none; null says that there is none");
        Require(snapshot.Group is null || snapshot.Group == snapshot.LastGroup, "has a group that is not the last one it had");
        Require(snapshot.Agent is null || snapshot.Agent == snapshot.LastAgent, "has an agent who is not the last one it had");
        Require(!snapshot.Links.IsDefault && snapshot.Links.All(link => !link.Other.IsDefault && link.Other != snapshot.Id), "is tied to itself or to nothing");
        Require(
            !snapshot.DueDates.IsDefault && snapshot.DueDates.All(due => !due.Key.IsDefault) && snapshot.DueDates.DistinctBy(due => due.Key).Count() == snapshot.DueDates.Length,
            "has two due dates for one clock, or one for none");
    }

    private static void CheckStatus(TicketSnapshot snapshot)
    {
        bool isUnsolved = TicketTransitions.IsUnsolved(snapshot.Status);
        Require(isUnsolved == snapshot.SolvedAt is null, $"is {snapshot.Status} and was {(isUnsolved ? string.Empty : "not ")}solved");
        Require(TicketTransitions.IsFinal(snapshot.Status) == snapshot.ClosedAt is not null, $"is {snapshot.Status}, which does not go with its closing");
        Require(snapshot.Status == TicketStatus.Merged || snapshot.MergedInto is null, $"is {snapshot.Status} and goes on in another ticket");
        Require(snapshot.MergedInto != snapshot.Id, "goes on in itself");
        Require(snapshot.HoldReason is null || snapshot.Status is TicketStatus.Pending or TicketStatus.OnHold, $"is {snapshot.Status} and has a hold reason");
        Require(snapshot.LastEventAt >= snapshot.OpenedAt, "had its last event before its opening");
    }

    private static void CheckCounts(TicketSnapshot snapshot)
    {
        Require(snapshot.Version >= 1, $"has {snapshot.Version} events; at least one opened it");
        Require(
            snapshot is { HandOffs: >= 0, GroupChanges: >= 0, ReopenCount: >= 0, LastSequence: >= 0, OpeningSequence: >= 0, AttributesSequence: >= 0 }
            && Math.Max(snapshot.OpeningSequence, snapshot.AttributesSequence) <= snapshot.LastSequence,
            "has a negative count, or a number after its last one");
    }

    private static void CheckConversation(Conversation conversation)
    {
        int channels = 1 << Enum.GetValues<ContactChannel>().Length;
        Require(
            conversation is { Messages: >= 0, PrivateMessages: >= 0, AutomaticMessages: >= 0, CustomerMessages: >= 0, Replies: >= 0, ChannelBits: >= 0 } && conversation.ChannelBits < channels
            && (long)conversation.CustomerMessages + conversation.Replies + conversation.PrivateMessages <= conversation.Messages && conversation.AutomaticMessages <= conversation.Messages,
            "has counts of messages that do not fit together");
        Require(conversation.Messages > 0 == conversation.ChannelBits > 0, "has channels without messages, or messages without a channel");
        Require(
            conversation.Replies > 0 == conversation.FirstHumanPublicAgentReplyAt is not null && conversation.Replies > 0 == conversation.LastAgentPublicMessageAt is not null,
            "has replies without instants, or instants without replies");
        Require(
            conversation.CustomerMessages > 0 == conversation.LastCustomerMessageAt is not null && (conversation.CustomerMessages > 0 || conversation.OldestUnansweredCustomerMessageAt is null),
            "has customer messages without an instant, or an instant without such messages");
    }

    private static void CheckFindings(TicketSnapshot snapshot)
    {
        Require(
            !snapshot.FindingCounts.IsDefault && snapshot.FindingCounts.All(f => Enum.IsDefined(f.Key) && f.Value > 0)
            && snapshot.FindingCounts.DistinctBy(f => f.Key).Count() == snapshot.FindingCounts.Length,
            "has a count of findings that is not positive, of no kind, or twice");
        long count = snapshot.FindingCounts.Sum(f => (long)f.Value);
        Require(
            !snapshot.Findings.IsDefault && snapshot.Findings.Length == Math.Min(count, Ticket.MaxFindingsKept)
            && snapshot.Findings.All(f => Enum.IsDefined(f.Kind) && Enum.IsDefined(f.From) && Enum.IsDefined(f.To)),
            $"has {count} findings and keeps another number of them than the first {Ticket.MaxFindingsKept}");
    }

    private static void Require(bool holds, string otherwise, string parameterName = "snapshot")
    {
        if (!holds)
        {
            throw new ArgumentException($"The snapshot {otherwise}; no ticket is so.", parameterName);
        }
    }
}
