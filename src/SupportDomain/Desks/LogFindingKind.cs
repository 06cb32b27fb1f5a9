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

    /// <summary>A row of a further file is of a ticket that the log itself does not name; it is left out.</summary>
    UnknownTicket = 16,

    /// <summary>The activity is none of those the mapping knows; the row counts, and the activity changes nothing.</summary>
    UnknownActivity = 17,

    /// <summary>A role or a visibility is none of those the mapping knows; the author counts as somebody unknown, the message as private.</summary>
    UnknownValue = 18,

    /// <summary>A number is none, such as one that tells the order; the row counts without it.</summary>
    UnreadableNumber = 19,

    /// <summary>The name of a group, an agent, a customer or an author is longer than 256 characters or holds control characters; the row counts without it.</summary>
    UnusableName = 20,

    /// <summary>The priority is not the one that follows from impact and urgency by the matrix; it counts as recorded.</summary>
    PriorityContradictsMatrix = 21,

    /// <summary>A status followed one that it may not follow; it counts as recorded.</summary>
    ForbiddenTransition = 22,

    /// <summary>By their numbers, the rows of a ticket go back in time; they count as recorded.</summary>
    TimeWentBack = 23,

    /// <summary>Something is told of a ticket before it was opened; it counts as recorded.</summary>
    BeforeOpening = 24,

    /// <summary>A message, an assignment or a change came to a ticket that was closed, cancelled or merged; it counts as recorded.</summary>
    AfterEnd = 25,
}
