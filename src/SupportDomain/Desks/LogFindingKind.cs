namespace SupportDomain.Desks;

/// <summary>What is wrong with a row of a log, and whether the row still counts.</summary>
public enum LogFindingKind
{
    /// <summary>A quote is opened and never closed; the line is left out, and reading goes on with the next one.</summary>
    UnclosedQuote = 0,

    /// <summary>The row's quotes are misplaced; it is left out.</summary>
    MalformedQuote = 1,

    /// <summary>The row has more or fewer fields than the header; it is left out.</summary>
    FieldCount = 2,

    /// <summary>A field is longer than allowed; the row is left out.</summary>
    FieldTooLong = 3,

    /// <summary>The ticket has no name, or one that no ticket can have; the row is left out.</summary>
    UnusableId = 4,

    /// <summary>The ticket's name stood in an earlier row; the first row counts, this one is left out.</summary>
    DuplicateId = 5,

    /// <summary>A time that must be there is missing; the row is left out.</summary>
    MissingTime = 6,

    /// <summary>A time matches none of the patterns; the row is left out.</summary>
    UnreadableTime = 7,

    /// <summary>A time lies in a year outside the plausible ones, such as 0 or 9999; the row is left out.</summary>
    ImplausibleYear = 8,

    /// <summary>The ticket was opened after the instant of the verdicts; the row is left out.</summary>
    OpenedAfterAsOf = 9,

    /// <summary>The row's times go back: solved or closed before it was opened, or closed before it was solved; it counts as recorded.</summary>
    TimesGoBack = 10,

    /// <summary>The row was opened before the row above it; it counts.</summary>
    OutOfOrder = 11,

    /// <summary>The status is none of those the mapping knows; the row counts by its times.</summary>
    UnknownStatus = 12,

    /// <summary>The status says finished and the times do not, or the other way round; the row counts by its times.</summary>
    StatusContradictsTimes = 13,

    /// <summary>The verdict is none of those the mapping knows; the row counts, and its verdict is compared with nothing.</summary>
    UnknownVerdict = 14,

    /// <summary>A policy applies and its calendar gives no deadline; the row counts as without SLA.</summary>
    NoDeadline = 15,
}
