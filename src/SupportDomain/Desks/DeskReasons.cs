using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Desks;

/// <summary>What the review of a desk may find.</summary>
public static class DeskReasons
{
    /// <summary>The document is no desk: where, what stands there and what may.</summary>
    public static ReasonKind Document { get; } = new("desk.document", "place", "found", "allowed");

    /// <summary>Something is named and nothing asks for it.</summary>
    public static ReasonKind Unused { get; } = new("desk.unused", "name", "section");

    /// <summary>Every ticket that the policy applies to is taken by policies before it.</summary>
    public static ReasonKind PolicyUnreachable { get; } = new("desk.policy.unreachable", "policy", "before");

    /// <summary>Whether a policy can be reached was not decided: the policies before it overlap in too many ways.</summary>
    public static ReasonKind PolicyUndecided { get; } = new("desk.policy.undecided", "policy");

    /// <summary>A target allows no time at all.</summary>
    public static ReasonKind TargetNone { get; } = new("desk.target.none", "policy");

    /// <summary>A target allows more time than its calendar has in any year.</summary>
    public static ReasonKind TargetBeyondYear { get; } = new("desk.target.beyondyear", "policy", "allowed", "year");

    /// <summary>A target allows more days than its calendar has in any year.</summary>
    public static ReasonKind TargetDaysBeyondYear { get; } = new("desk.target.daysbeyondyear", "policy", "allowed", "year");

    /// <summary>A calendar has no working time.</summary>
    public static ReasonKind CalendarNeverOpen { get; } = new("desk.calendar.neveropen", "calendar");

    /// <summary>A calendar closes at times, and on no holiday.</summary>
    public static ReasonKind CalendarWithoutHolidays { get; } = new("desk.calendar.withoutholidays", "calendar");

    /// <summary>A column of statuses is read, and what they mean is not said.</summary>
    public static ReasonKind StatusesUnmapped { get; } = new("desk.statuses.unmapped", "column");

    /// <summary>A mapped column is not in the header.</summary>
    public static ReasonKind ColumnMissing { get; } = new("desk.column.missing", "column", "header");

    /// <summary>A mapped column is not in the header, and another one is spelt almost like it.</summary>
    public static ReasonKind ColumnMisspelt { get; } = new("desk.column.misspelt", "column", "similar");

    /// <summary>A mapped column stands twice in the header.</summary>
    public static ReasonKind ColumnTwice { get; } = new("desk.column.twice", "column");

    /// <summary>The header is one field that holds another delimiter.</summary>
    public static ReasonKind Delimiter { get; } = new("desk.delimiter", "used", "seen");

    /// <summary>The log has a header and no row.</summary>
    public static ReasonKind LogEmpty { get; } = new("desk.log.empty");

    /// <summary>Rows of the log have a fault.</summary>
    public static ReasonKind Rows { get; } = new("desk.log.rows", "fault", "count", "share", "line");

    /// <summary>No time of the log is written in a pattern.</summary>
    public static ReasonKind PatternUnseen { get; } = new("desk.pattern.unseen", "pattern");

    /// <summary>Times can be read in two patterns, with another result.</summary>
    public static ReasonKind PatternAmbiguous { get; } = new("desk.pattern.ambiguous", "example", "first", "second", "count");

    /// <summary>A status of the log is not mapped.</summary>
    public static ReasonKind StatusUnmapped { get; } = new("desk.status.unmapped", "status", "count");

    /// <summary>A mapped status is on no row of the log.</summary>
    public static ReasonKind StatusUnseen { get; } = new("desk.status.unseen", "status");

    /// <summary>A policy asks for a value that no row of the log has.</summary>
    public static ReasonKind ValueUnseen { get; } = new("desk.value.unseen", "policy", "field", "value");

    /// <summary>No ticket of the log gets a policy.</summary>
    public static ReasonKind PolicyWithoutTickets { get; } = new("desk.policy.withouttickets", "policy");

    /// <summary>Tickets of the log have no policy of a clock.</summary>
    public static ReasonKind TicketsWithoutPolicy { get; } = new("desk.tickets.withoutpolicy", "clock", "count", "share", "example");

    /// <summary>A policy applies to tickets and gives no deadline, since its calendar has no working time or is not known for so long.</summary>
    public static ReasonKind TicketsWithoutDeadline { get; } = new("desk.tickets.withoutdeadline", "policy", "count");

    /// <summary>The log's own deadline is before the opening.</summary>
    public static ReasonKind DeadlineBeforeOpening { get; } = new("desk.deadline.beforeopening", "count", "line");

    /// <summary>All kinds, in order.</summary>
    public static ImmutableArray<ReasonKind> All { get; } =
    [
        Document, Unused, PolicyUnreachable, PolicyUndecided, TargetNone, TargetBeyondYear, TargetDaysBeyondYear, CalendarNeverOpen, CalendarWithoutHolidays, StatusesUnmapped,
        ColumnMissing, ColumnMisspelt, ColumnTwice, Delimiter, LogEmpty, Rows, PatternUnseen, PatternAmbiguous, StatusUnmapped, StatusUnseen, ValueUnseen, PolicyWithoutTickets,
        TicketsWithoutPolicy, TicketsWithoutDeadline, DeadlineBeforeOpening,
    ];
}
