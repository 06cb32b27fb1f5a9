using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportDomain.BusinessTime;

/// <content>The text of a rule.</content>
public sealed partial class Recurrence : ISpanParsable<Recurrence>
{
    /// <summary>The longest text that is read, in characters: well above every rule there can be (all 31 days, 53 weeks, 366 days of the year and both signs).</summary>
    public const int MaxLength = 8192;

    private static readonly LocalDatePattern BasicDate = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <inheritdoc/>
    public static Recurrence Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads the value of an RRULE, with or without the word RRULE and its colon, and with or without a semicolon at its end, as some feeds write.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="FormatException">The text is no rule of dates; the message names the part and what is allowed.</exception>
    public static Recurrence Parse(ReadOnlySpan<char> s, IFormatProvider? provider)
    {
        (Recurrence? rule, string? error) = Read(s);
        return rule ?? throw new FormatException($"\"{(s.Length <= 80 ? s : s[..80])}\" is not a recurrence of dates: {error}");
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Recurrence result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Recurrence result)
    {
        result = Read(s).Rule;
        return result is not null;
    }

    /// <summary>Writes the rule as the value of an RRULE, parts in the order of the RFC, defaults left out.</summary>
    /// <returns>The text; reading it gives an equal rule.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        if (Calendar != CalendarSystem.Iso)
        {
            text.Append(CultureInfo.InvariantCulture, $"RSCALE={ScaleName(Calendar)};");
        }

        text.Append(CultureInfo.InvariantCulture, $"FREQ={Frequency.ToString().ToUpperInvariant()}");
        AppendIf(Until.HasValue, text, "UNTIL", Until is { } until ? BasicDate.Format(until) : string.Empty);
        AppendIf(Count.HasValue, text, "COUNT", Count);
        AppendIf(Interval != 1, text, "INTERVAL", Interval);
        Append(text, "BYMONTH", Months);
        Append(text, "BYWEEKNO", WeekNumbers);
        Append(text, "BYYEARDAY", YearDays);
        Append(text, "BYMONTHDAY", MonthDays);
        Append(text, "BYDAY", Weekdays);
        Append(text, "BYSETPOS", SetPositions);
        AppendIf(WeekStart != IsoDayOfWeek.Monday, text, "WKST", new RecurrenceWeekday(WeekStart));
        return text.ToString();
    }

    private static void AppendIf<T>(bool isPresent, StringBuilder text, string name, T value)
    {
        if (isPresent)
        {
            text.Append(CultureInfo.InvariantCulture, $";{name}={value}");
        }
    }

    private static void Append<T>(StringBuilder text, string name, ImmutableArray<T> values) => AppendIf(!values.IsEmpty, text, name, string.Join(',', values));

    private static string ScaleName(CalendarSystem calendar) => calendar == CalendarSystem.PersianAstronomical ? "PERSIAN" : calendar.Id;

    private static (Recurrence? Rule, string? Error) Read(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
        {
            return (null, $"it has {text.Length} characters; allowed are {MaxLength}.");
        }

        ReadOnlySpan<char> value = text.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase) ? text[6..] : text;
        value = value.Length > 1 && value[^1] == ';' ? value[..^1] : value;
        Parts parts = new();
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Range range in value.Split(';'))
        {
            ReadOnlySpan<char> part = value[range];
            int equals = part.IndexOf('=');
            if (equals <= 0)
            {
                return (null, "every part is NAME=value.");
            }

            string name = part[..equals].ToString().ToUpperInvariant();
            if (!seen.Add(name))
            {
                return (null, $"{name} comes twice.");
            }

            string? error = ReadPart(parts, name, part[(equals + 1)..]);
            if (error is not null)
            {
                return (null, error);
            }
        }

        string? wrong = seen.Contains("FREQ") ? Contradiction(parts) : "FREQ is missing.";
        return wrong is null ? (new Recurrence(parts), null) : (null, wrong);
    }

    private static string? ReadPart(Parts parts, string name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "FREQ":
                string frequency = value.ToString().ToUpperInvariant();
                int index = Array.IndexOf(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"], frequency);
                parts.Frequency = (RecurrenceFrequency)Math.Max(0, index);
                return index >= 0 ? null : "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; repeats within a day are not dates.";
            case "INTERVAL":
                parts.Interval = ReadNumber(value);
                return parts.Interval > 0 ? null : "INTERVAL is a whole number from 1.";
            case "COUNT":
                parts.Count = ReadNumber(value);
                return parts.Count > 0 ? null : "COUNT is a whole number from 1.";
            case "UNTIL":
                parts.Until = ReadUntil(value);
                return parts.Until.HasValue ? null : "UNTIL is yyyyMMdd, with or without a time.";
            case "BYMONTH":
                return ReadNumbers(value, parts.Months, 1, 13, "BYMONTH");
            case "BYWEEKNO":
                return ReadNumbers(value, parts.WeekNumbers, -53, 53, name);
            case "BYYEARDAY":
                return ReadNumbers(value, parts.YearDays, -366, 366, name);
            case "BYMONTHDAY":
                return ReadNumbers(value, parts.MonthDays, -32, 32, name);
            case "BYSETPOS":
                return ReadNumbers(value, parts.SetPositions, -366, 366, name);
            case "BYDAY":
                return ReadWeekdays(value, parts.Weekdays);
            case "WKST":
                bool isWeekday = RecurrenceWeekday.TryParse(value, out RecurrenceWeekday start) && start.Ordinal == 0;
                parts.WeekStart = isWeekday ? start.Weekday : parts.WeekStart;
                return isWeekday ? null : "WKST is MO, TU, WE, TH, FR, SA or SU.";
            case "RSCALE":
                return ReadScale(parts, value.ToString().ToUpperInvariant());
            case "SKIP":
                return value.Equals("OMIT", StringComparison.OrdinalIgnoreCase) ? null : "SKIP is OMIT; invalid dates are left out.";
            default:
                return $"{(name.Length <= 20 ? name : name[..20])} is no part of a recurrence of dates; allowed are FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYSETPOS, WKST, RSCALE and SKIP.";
        }
    }

    /// <summary>What RFC 5545 forbids in combination.</summary>
    private static string? Contradiction(Parts parts)
    {
        bool isMonthly = parts.Frequency == RecurrenceFrequency.Monthly;
        bool isYearly = parts.Frequency == RecurrenceFrequency.Yearly;
        if (parts.Count.HasValue && parts.Until.HasValue)
        {
            return "COUNT and UNTIL exclude each other.";
        }

        if (!isYearly && (parts.WeekNumbers.Count > 0 || parts.YearDays.Count > 0))
        {
            return "BYWEEKNO and BYYEARDAY go with FREQ=YEARLY only.";
        }

        if (parts.Frequency == RecurrenceFrequency.Weekly && parts.MonthDays.Count > 0)
        {
            return "BYMONTHDAY does not go with FREQ=WEEKLY.";
        }

        if (parts.Weekdays.Exists(day => day.Ordinal != 0) && ((!isMonthly && !isYearly) || parts.WeekNumbers.Count > 0))
        {
            return "BYDAY with a number goes with FREQ=MONTHLY or YEARLY only, and not with BYWEEKNO.";
        }

        if (parts.WeekNumbers.Count > 0 && parts.Calendar != CalendarSystem.Iso)
        {
            return "BYWEEKNO counts ISO weeks and does not go with RSCALE.";
        }

        bool hasOtherPart = parts.Months.Count + parts.WeekNumbers.Count + parts.YearDays.Count + parts.MonthDays.Count + parts.Weekdays.Count > 0;
        return parts.SetPositions.Count > 0 && !hasOtherPart ? "BYSETPOS needs another BY part to choose from." : null;
    }

    private static int ReadNumber(ReadOnlySpan<char> value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static LocalDate? ReadUntil(ReadOnlySpan<char> value)
    {
        bool hasTime = value.Length > 8 && value[8] is 'T' or 't';
        return (value.Length == 8 || hasTime) && BasicDate.Parse(value[..8].ToString()).TryGetValue(default, out LocalDate date) ? date : null;
    }

    private static string? ReadNumbers(ReadOnlySpan<char> value, List<int> numbers, int minimum, int maximum, string name)
    {
        foreach (Range range in value.Split(','))
        {
            if (!int.TryParse(value[range], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || number < minimum || number > maximum || number == 0)
            {
                return $"{name} is a list of numbers from {minimum} to {maximum}, without 0.";
            }

            numbers.Add(number);
        }

        return null;
    }

    private static string? ReadWeekdays(ReadOnlySpan<char> value, List<RecurrenceWeekday> weekdays)
    {
        foreach (Range range in value.Split(','))
        {
            if (!RecurrenceWeekday.TryParse(value[range], out RecurrenceWeekday weekday))
            {
                return "BYDAY is a list of MO, TU, WE, TH, FR, SA, SU, each with or without a number from -53 to 53 before it.";
            }

            weekdays.Add(weekday);
        }

        return null;
    }

    private static string? ReadScale(Parts parts, string name)
    {
        CalendarSystem? calendar = name is "GREGORIAN" or "ISO" ? CalendarSystem.Iso
            : string.Equals(name, "PERSIAN", StringComparison.Ordinal) ? CalendarSystem.PersianAstronomical
            : CalendarSystem.Ids.Where(id => string.Equals(id, name, StringComparison.OrdinalIgnoreCase)).Select(CalendarSystem.ForId).FirstOrDefault();
        parts.Calendar = calendar ?? parts.Calendar;
        return calendar is null ? "RSCALE is GREGORIAN, PERSIAN or the id of a NodaTime calendar system." : null;
    }
}
