using System.Globalization;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A weekday in a recurrence, every one or the n-th of a month or year: <c>MO</c>, <c>2TU</c>, <c>-1FR</c>.
/// </summary>
/// <remarks>Equal by value; no order. <c>default</c> names no weekday and is refused. Immutable, safe for use by many threads.</remarks>
public readonly record struct RecurrenceWeekday
{
    private static readonly string[] Names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>Initializes a new instance of the <see cref="RecurrenceWeekday"/> struct.</summary>
    /// <param name="weekday">The weekday, Monday to Sunday.</param>
    /// <param name="ordinal">0 for every one, 1 to 53 from the start of the month or year, -1 to -53 from its end.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds.</exception>
    public RecurrenceWeekday(IsoDayOfWeek weekday, int ordinal = 0)
    {
        Weekday = weekday is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday
            ? weekday
            : throw new ArgumentOutOfRangeException(nameof(weekday), weekday, "A weekday is Monday to Sunday.");
        Ordinal = Guard.Against.OutOfRange(ordinal, -53, 53);
    }

    /// <summary>Gets the weekday.</summary>
    public IsoDayOfWeek Weekday { get; }

    /// <summary>Gets 0 for every one, or which one: positive from the start, negative from the end.</summary>
    public int Ordinal { get; }

    /// <summary>Writes the weekday as RFC 5545 does.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Weekday == IsoDayOfWeek.None
        ? string.Empty
        : (Ordinal == 0 ? string.Empty : Ordinal.ToString(CultureInfo.InvariantCulture)) + Names[(int)Weekday - 1];

    internal static bool TryParse(ReadOnlySpan<char> text, out RecurrenceWeekday result)
    {
        result = default;
        if (text.Length < 2)
        {
            return false;
        }

        int weekday = Array.IndexOf(Names, text[^2..].ToString().ToUpperInvariant());
        int ordinal = 0;
        bool hasOrdinal = text.Length > 2;
        if (weekday < 0 || (hasOrdinal && (!int.TryParse(text[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ordinal) || ordinal is 0 or < -53 or > 53)))
        {
            return false;
        }

        result = new RecurrenceWeekday((IsoDayOfWeek)(weekday + 1), ordinal);
        return true;
    }
}
