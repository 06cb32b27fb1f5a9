namespace SupportDomain.BusinessTime;

/// <summary>
/// How much of an iCalendar text is read before the reader gives up: a feed is somebody else's data.
/// </summary>
/// <remarks>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads. A limit is at least 1.</remarks>
public sealed record ICalendarLimits
{
    /// <summary>Initializes a new instance of the <see cref="ICalendarLimits"/> class.</summary>
    /// <param name="maxCharacters">The most characters in all.</param>
    /// <param name="maxLineLength">The most characters of a line after unfolding.</param>
    /// <param name="maxEvents">The most events.</param>
    /// <param name="maxRecurringEvents">The most events with a recurrence rule.</param>
    /// <param name="maxHolidays">The most holidays that the events may give.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is less than 1.</exception>
    public ICalendarLimits(
        int maxCharacters = 64 * 1024 * 1024,
        int maxLineLength = 64 * 1024,
        int maxEvents = 200_000,
        int maxRecurringEvents = 1_000,
        int maxHolidays = 200_000)
    {
        MaxCharacters = Internal.Guard.Against.NegativeOrZero(maxCharacters);
        MaxLineLength = Internal.Guard.Against.NegativeOrZero(maxLineLength);
        MaxEvents = Internal.Guard.Against.NegativeOrZero(maxEvents);
        MaxRecurringEvents = Internal.Guard.Against.NegativeOrZero(maxRecurringEvents);
        MaxHolidays = Internal.Guard.Against.NegativeOrZero(maxHolidays);
    }

    /// <summary>Gets the limits that hold when no others are given: 64 Mi characters, lines of 64 Ki, 200,000 events, 1,000 recurring ones, 200,000 holidays.</summary>
    public static ICalendarLimits Default { get; } = new();

    /// <summary>Gets the most characters in all.</summary>
    public int MaxCharacters { get; }

    /// <summary>Gets the most characters of a line after unfolding.</summary>
    public int MaxLineLength { get; }

    /// <summary>Gets the most events.</summary>
    public int MaxEvents { get; }

    /// <summary>Gets the most events with a recurrence rule.</summary>
    public int MaxRecurringEvents { get; }

    /// <summary>Gets the most holidays that the events may give.</summary>
    public int MaxHolidays { get; }

    /// <summary>Gets how much one read may do: dates of rules examined and repeats count 1, days added count more.</summary>
    internal int MaxWork { get; init; } = 20_000_000;
}
