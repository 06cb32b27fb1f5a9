using System.Collections.Immutable;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>What a starter desk is written with. What is left out takes a plain default, which the comments of the desk ask to be looked at.</summary>
/// <remarks>Equality is by reference of its collections. Immutable, and safe to share between threads.</remarks>
public sealed record StarterDeskOptions
{
    /// <summary>Columns named like the roles they have: ticket, opened, solved, closed, status, type, priority, queue, channel.</summary>
    public static ImmutableSortedDictionary<LogColumn, string> DefaultColumns { get; } = ImmutableSortedDictionary<LogColumn, string>.Empty
        .Add(LogColumn.Id, "ticket").Add(LogColumn.Opened, "opened").Add(LogColumn.Solved, "solved").Add(LogColumn.Closed, "closed").Add(LogColumn.Status, "status")
        .Add(LogColumn.Type, "type").Add(LogColumn.Priority, "priority").Add(LogColumn.Queue, "queue").Add(LogColumn.Channel, "channel");

    /// <summary>The pattern of times unless stated.</summary>
    public static ImmutableArray<string> DefaultTimestamps { get; } = ["uuuu-MM-dd HH:mm:ss"];

    /// <summary>Hours and holidays; around the clock unless stated.</summary>
    public StarterPreset Preset { get; init; }

    /// <summary>What people call the desk.</summary>
    public string Name { get; init; } = "Help desk";

    /// <summary>The zone of the log and of the calendar, by its name in the tz database; null for that of the preset.</summary>
    public string? Zone { get; init; }

    /// <summary>What a row of the log is; a ticket unless stated.</summary>
    public LogKind Kind { get; init; }

    /// <summary>
    /// The header name of each column that the log has; the ticket's name among them, with the opening and the solution or the closing where a row is a ticket, and where it is an event with
    /// when it happened and the status or the activity.
    /// </summary>
    public ImmutableSortedDictionary<LogColumn, string> Columns { get; init; } = DefaultColumns;

    /// <summary>The patterns of the times in the log.</summary>
    public ImmutableArray<string> Timestamps { get; init; } = DefaultTimestamps;

    /// <summary>Texts in the log that mean that nothing is known; none unless stated.</summary>
    public ImmutableArray<string> MissingTexts { get; init; } = [];

    /// <summary>The character between two fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The statuses of the log and what they mean; null for usual ones where there is a column.</summary>
    public ImmutableSortedDictionary<string, TicketStatus>? Statuses { get; init; }

    /// <summary>The activities of a log of events and what they mean; null for usual ones where there is a column.</summary>
    public ImmutableSortedDictionary<string, LogActivity>? Activities { get; init; }

    /// <summary>The priorities of the log, the most urgent first; null for P1 to P4 where there is a column.</summary>
    public ImmutableArray<string>? Priorities { get; init; }

    /// <summary>The language of the comments.</summary>
    public WordingLanguage Language { get; init; }
}
