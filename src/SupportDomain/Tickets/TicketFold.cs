using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>A ticket while it is folded: the facts of <see cref="Ticket"/>, changed in place. One object can fold one ticket after the other.</summary>
/// <remarks>Applying an event allocates nothing, but for links, due dates set by hand, and the first <see cref="Ticket.MaxFindingsKept"/> findings.</remarks>
internal sealed class TicketFold
{
    private static readonly int FindingKinds = Enum.GetValues<TicketFindingKind>().Length;

    private GroupId? _lastGroup;
    private AgentId? _lastAgent;
    private long _openingSequence;
    private long _attributesSequence;
    private int[]? _findingCounts;

    internal TicketFold(TicketOpened opened) => Begin(opened);

    /// <summary>Goes on from a snapshot that was checked.</summary>
    internal TicketFold(TicketSnapshot source)
    {
        Id = source.Id;
        OpenedAt = source.OpenedAt;
        OpenedBy = source.OpenedBy;
        Attributes = source.Attributes;
        Status = source.Status;
        StatusSince = source.StatusSince;
        HoldReason = source.HoldReason;
        SolvedAt = source.SolvedAt;
        FirstSolvedAt = source.FirstSolvedAt;
        ClosedAt = source.ClosedAt;
        Group = source.Group;
        Agent = source.Agent;
        HandOffs = source.HandOffs;
        GroupChanges = source.GroupChanges;
        ReopenCount = source.ReopenCount;
        Conversation = source.Conversation;
        MergedInto = source.MergedInto;
        Links = [.. source.Links];
        DueDates = DueDates.AddRange(source.DueDates);
        Version = source.Version;
        LastSequence = source.LastSequence;
        LastEventAt = source.LastEventAt;
        Findings = source.Findings;
        _lastGroup = source.LastGroup;
        _lastAgent = source.LastAgent;
        _openingSequence = source.OpeningSequence;
        _attributesSequence = source.AttributesSequence;
        foreach ((TicketFindingKind kind, int count) in source.FindingCounts)
        {
            _findingCounts ??= new int[FindingKinds];
            _findingCounts[(int)kind] = count;
            FindingCount += count;
        }
    }

    internal TicketId Id { get; private set; }

    internal Instant OpenedAt { get; private set; }

    internal Person OpenedBy { get; private set; }

    internal TicketAttributes Attributes { get; private set; } = TicketAttributes.None;

    internal TicketStatus Status { get; private set; }

    internal Instant StatusSince { get; private set; }

    internal string? HoldReason { get; private set; }

    internal Instant? SolvedAt { get; private set; }

    internal Instant? FirstSolvedAt { get; private set; }

    internal Instant? ClosedAt { get; private set; }

    internal GroupId? Group { get; private set; }

    internal AgentId? Agent { get; private set; }

    internal int HandOffs { get; private set; }

    internal int GroupChanges { get; private set; }

    internal int ReopenCount { get; private set; }

    internal Conversation Conversation { get; private set; }

    internal TicketId? MergedInto { get; private set; }

    internal ImmutableSortedSet<TicketLink> Links { get; private set; } = [];

    internal ImmutableSortedDictionary<ClockId, Instant> DueDates { get; private set; } = ImmutableSortedDictionary<ClockId, Instant>.Empty;

    internal long Version { get; private set; }

    internal long LastSequence { get; private set; }

    internal Instant LastEventAt { get; private set; }

    internal ImmutableArray<TicketFinding> Findings { get; private set; } = [];

    internal long FindingCount { get; private set; }

    /// <summary>Forgets what was folded and begins another ticket.</summary>
    internal void Begin(TicketOpened opened)
    {
        Guard.Against.Null(opened);
        Id = opened.Ticket;
        OpenedAt = opened.At;
        OpenedBy = opened.By;
        Attributes = opened.Attributes;
        Status = TicketStatus.New;
        StatusSince = opened.At;
        HoldReason = null;
        SolvedAt = null;
        FirstSolvedAt = null;
        ClosedAt = null;
        Group = null;
        Agent = null;
        HandOffs = 0;
        GroupChanges = 0;
        ReopenCount = 0;
        Conversation = default;
        MergedInto = null;
        Links = [];
        DueDates = ImmutableSortedDictionary<ClockId, Instant>.Empty;
        Version = 1;
        LastSequence = opened.Sequence;
        LastEventAt = opened.At;
        Findings = [];
        FindingCount = 0;
        _lastGroup = null;
        _lastAgent = null;
        _openingSequence = opened.Sequence;
        _attributesSequence = opened.Sequence;
        _findingCounts = null;
    }

    /// <summary>A fold of its own with the same facts; all of them are values or never change, but for the counts.</summary>
    internal TicketFold Copy()
    {
        TicketFold copy = (TicketFold)MemberwiseClone();
        copy._findingCounts = _findingCounts?.ToArray();
        return copy;
    }

    internal int CountOf(TicketFindingKind kind) => _findingCounts is { } counts ? counts[(int)kind] : 0;

    internal TicketSnapshot ToSnapshot() => new()
    {
        Id = Id,
        OpenedAt = OpenedAt,
        OpenedBy = OpenedBy,
        Attributes = Attributes,
        Status = Status,
        StatusSince = StatusSince,
        HoldReason = HoldReason,
        SolvedAt = SolvedAt,
        FirstSolvedAt = FirstSolvedAt,
        ClosedAt = ClosedAt,
        Group = Group,
        Agent = Agent,
        LastGroup = _lastGroup,
        LastAgent = _lastAgent,
        HandOffs = HandOffs,
        GroupChanges = GroupChanges,
        ReopenCount = ReopenCount,
        Conversation = Conversation,
        MergedInto = MergedInto,
        Links = [.. Links],
        DueDates = [.. DueDates],
        Version = Version,
        LastSequence = LastSequence,
        OpeningSequence = _openingSequence,
        AttributesSequence = _attributesSequence,
        LastEventAt = LastEventAt,
        Findings = Findings,
        FindingCounts = [.. Enum.GetValues<TicketFindingKind>().Where(kind => CountOf(kind) > 0).Select(kind => KeyValuePair.Create(kind, CountOf(kind)))],
    };

    /// <summary>Folds one more event; refused, and nothing changed, where it is another ticket's.</summary>
    internal void Apply(TicketEvent next)
    {
        Guard.Against.Null(next);
        if (next.Ticket != Id)
        {
            throw new ArgumentException($"The event belongs to ticket {next.Ticket.Value}; it cannot apply to ticket {Id.Value}.", nameof(next));
        }

        TicketStatus before = Status;
        ApplyKind(next, before);
        ApplyOrder(next, before);
        Version++;
    }

    internal bool SameAs(TicketFold other) =>
        Id == other.Id && OpenedAt == other.OpenedAt && OpenedBy == other.OpenedBy && Attributes == other.Attributes
        && Status == other.Status && StatusSince == other.StatusSince && string.Equals(HoldReason, other.HoldReason, StringComparison.Ordinal)
        && SolvedAt == other.SolvedAt && FirstSolvedAt == other.FirstSolvedAt && ClosedAt == other.ClosedAt
        && Group == other.Group && Agent == other.Agent && HandOffs == other.HandOffs && GroupChanges == other.GroupChanges
        && _lastGroup == other._lastGroup && _lastAgent == other._lastAgent
        && _openingSequence == other._openingSequence && _attributesSequence == other._attributesSequence
        && ReopenCount == other.ReopenCount && Conversation == other.Conversation && MergedInto == other.MergedInto
        && Links.SequenceEqual(other.Links) && DueDates.SequenceEqual(other.DueDates)
        && Version == other.Version && LastSequence == other.LastSequence && LastEventAt == other.LastEventAt
        && FindingCount == other.FindingCount && Findings.AsSpan().SequenceEqual(other.Findings.AsSpan())
        && (_findingCounts ?? []).AsSpan().SequenceEqual(other._findingCounts ?? []);

    private void ApplyKind(TicketEvent next, TicketStatus before)
    {
        switch (next)
        {
            case TicketStatusChanged changed:
                Enter(changed.Status, changed.At, changed.HoldReason);
                MergedInto = changed.Status == TicketStatus.Merged ? MergedInto : null;
                break;
            case MessagePosted message:
                AddIfEnded(next);
                Conversation = Conversation.With(message);
                break;
            case TicketAssigned assigned:
                AddIfEnded(next);
                Assign(assigned);
                break;
            case TicketAttributesChanged changed:
                AddIfEnded(next);
                Attributes = changed.Attributes;
                _attributesSequence = changed.Sequence;
                break;
            case TicketDueDateSet set:
                AddIfEnded(next);
                DueDates = set.DueAt is { } due ? DueDates.SetItem(set.Clock, due) : DueDates.Remove(set.Clock);
                break;
            case TicketMerged merged:
                Enter(TicketStatus.Merged, merged.At, holdReason: null);
                MergedInto = merged.Into;
                break;
            case TicketLinked linked:
                Links = Links.Add(new TicketLink(linked.Kind, linked.Other));
                break;
            case PersonalDataRedacted redacted:
                Redact(redacted.Sequences);
                break;
            case TicketOpened again:
                Attributes = again.Attributes;
                _attributesSequence = again.Sequence;
                AddFinding(TicketFindingKind.OpenedAgain, again.At, before);
                break;
            case TicketStateUnrecognised unrecognised:
                AddFinding(TicketFindingKind.UnknownState, unrecognised.At, before);
                break;
            default:
                throw new ArgumentException($"An event of kind {next.GetType().Name} is unknown to this version.", nameof(next));
        }
    }

    private void ApplyOrder(TicketEvent next, TicketStatus before)
    {
        if (next.At >= LastEventAt)
        {
            LastEventAt = next.At;
        }
        else
        {
            AddFinding(next.At < OpenedAt ? TicketFindingKind.BeforeOpening : TicketFindingKind.TimeWentBack, next.At, before);
        }

        if (next.Sequence == 0)
        {
            return;
        }

        if (next.Sequence > LastSequence)
        {
            LastSequence = next.Sequence;
        }
        else
        {
            AddFinding(TicketFindingKind.NumberWentBack, next.At, before);
        }
    }

    private void Enter(TicketStatus status, Instant at, string? holdReason)
    {
        TicketStatus before = Status;
        Status = status;
        HoldReason = holdReason;
        bool isUnsolved = TicketTransitions.IsUnsolved(status);
        SolvedAt = isUnsolved ? null : SolvedAt ?? at;
        ClosedAt = TicketTransitions.IsFinal(status) ? ClosedAt ?? at : null;
        FirstSolvedAt ??= status is TicketStatus.Solved or TicketStatus.Closed ? at : null;
        if (before == status)
        {
            return;
        }

        StatusSince = at;
        ReopenCount += isUnsolved && before is TicketStatus.Solved or TicketStatus.Closed or TicketStatus.Cancelled ? 1 : 0;
        if (!isUnsolved && Conversation.OldestUnansweredCustomerMessageAt is not null)
        {
            Conversation = Conversation.WithNothingWaiting();
        }

        if (!TicketTransitions.IsAllowed(before, status))
        {
            AddFinding(TicketFindingKind.ForbiddenTransition, at, before);
        }
    }

    private void Assign(TicketAssigned assigned)
    {
        Group = assigned.Group;
        Agent = assigned.Agent;
        if (assigned.Group is { } group)
        {
            GroupChanges += _lastGroup is { } last && last != group ? 1 : 0;
            _lastGroup = group;
        }

        if (assigned.Agent is { } agent)
        {
            HandOffs += _lastAgent is { } last && last != agent ? 1 : 0;
            _lastAgent = agent;
        }
    }

    private void Redact(ImmutableArray<long> sequences)
    {
        if (sequences.BinarySearch(_openingSequence) >= 0)
        {
            OpenedBy = OpenedBy.WithoutId();
        }

        if (sequences.BinarySearch(_attributesSequence) >= 0)
        {
            Attributes = Attributes.WithoutPersonal();
        }
    }

    private void AddIfEnded(TicketEvent next)
    {
        if (TicketTransitions.IsFinal(Status))
        {
            AddFinding(TicketFindingKind.AfterEnd, next.At, Status);
        }
    }

    private void AddFinding(TicketFindingKind kind, Instant at, TicketStatus from)
    {
        _findingCounts ??= new int[FindingKinds];
        _findingCounts[(int)kind]++;
        FindingCount++;
        if (Findings.Length < Ticket.MaxFindingsKept)
        {
            Findings = Findings.Add(new TicketFinding(kind, at, from, Status));
        }
    }
}
