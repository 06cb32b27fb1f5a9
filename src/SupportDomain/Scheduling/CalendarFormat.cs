using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Scheduling;

/// <summary>A business calendar in the canonical form: its layers, or the calendars that it is made of before what is made of them, so that neither writing nor reading nests.</summary>
internal static class CalendarFormat
{
    /// <summary>The greatest number of calendars that one is made of, itself included: building one takes time that its bytes do not show.</summary>
    internal const int MaximumParts = 64;

    private const int AlwaysOpen = (int)CalendarCombination.Difference + 1;
    private static readonly int FirstDay = CalendarCompiler.ToDayNumber(LocalDate.MinIsoValue);
    private static readonly int LastDay = CalendarCompiler.ToDayNumber(LocalDate.MaxIsoValue);

    internal static void Write(BinaryOutput output, BusinessCalendar calendar)
    {
        List<BusinessCalendar> parts = PartsOf(calendar);
        output.Number(parts.Count);
        foreach (BusinessCalendar part in parts)
        {
            bool isAlwaysOpen = part == BusinessCalendar.AlwaysOpen;
            output.Number(isAlwaysOpen ? AlwaysOpen : (int)part.Combination);
            if (!isAlwaysOpen)
            {
                output.OptionalText(part.Name);
            }

            if (!isAlwaysOpen && part.Combination == CalendarCombination.Layers)
            {
                WriteLayers(output, part);
            }
        }
    }

    internal static BusinessCalendar Read(ref BinaryInput input, IDateTimeZoneProvider zones)
    {
        int count = (int)input.Number(1, MaximumParts, "The number of calendars that shifts are made of");
        Stack<BusinessCalendar> made = [];
        for (int i = 0; i < count; i++)
        {
            int kind = input.Small(AlwaysOpen, "The kind of a calendar");
            string? name = kind == AlwaysOpen ? null : input.OptionalText("The name of a calendar");
            if (kind is (int)CalendarCombination.Layers or AlwaysOpen)
            {
                made.Push(kind == AlwaysOpen ? BusinessCalendar.AlwaysOpen : ReadLayers(ref input, name, zones));
                continue;
            }

            if (made.Count < 2)
            {
                throw input.Fault("a calendar is made of two others, which do not stand before it.");
            }

            BusinessCalendar second = made.Pop();
            BusinessCalendar first = made.Pop();
            made.Push(input.Valid(() => Combine((CalendarCombination)kind, first, second, name)));
        }

        return made.Count == 1 ? made.Pop() : throw input.Fault("a calendar is part of no other.");
    }

    internal static void Write(BinaryOutput output, LocalDate date) => output.Number(CalendarCompiler.ToDayNumber(date));

    internal static LocalDate ReadDate(ref BinaryInput input) => CalendarCompiler.ToDate((int)input.Number(FirstDay, LastDay, "A date"));

    private static BusinessCalendar Combine(CalendarCombination combination, BusinessCalendar first, BusinessCalendar second, string? name) => combination switch
    {
        CalendarCombination.Union => first.Union(second, name),
        CalendarCombination.Intersection => first.Intersect(second, name),
        _ => first.Except(second, name),
    };

    /// <summary>The calendars that one is made of and itself, each after those that it is made of.</summary>
    private static List<BusinessCalendar> PartsOf(BusinessCalendar calendar)
    {
        List<BusinessCalendar> parts = [];
        Stack<BusinessCalendar> open = new([calendar]);
        while (open.TryPop(out BusinessCalendar? part))
        {
            parts.Add(part);
            foreach (BusinessCalendar operand in part.Operands)
            {
                open.Push(operand);
            }

            if (parts.Count > MaximumParts)
            {
                throw new ArgumentException($"The shifts are made of more than {MaximumParts} calendars; combine them into one calendar with overrides instead.", nameof(calendar));
            }
        }

        parts.Reverse();
        return parts;
    }

    private static void WriteLayers(BinaryOutput output, BusinessCalendar calendar)
    {
        output.Text(calendar.Zone.Id);
        Write(output, calendar.ValidFrom);
        Write(output, calendar.ValidUntil);
        output.Number((int)calendar.OvernightHolidays);
        output.Number(calendar.WeeklyVersions.Length);
        foreach (WeeklyVersion version in calendar.WeeklyVersions)
        {
            Write(output, version.From);
            for (IsoDayOfWeek day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
            {
                Write(output, version.Hours[day].AsSpan());
            }
        }

        output.Number(calendar.Overrides.Length);
        foreach (DateOverride dated in calendar.Overrides)
        {
            Write(output, dated.Date);
            Write(output, dated.Intervals.AsSpan());
            output.Flag(dated.AlsoOnHolidays);
            output.OptionalText(dated.Name);
        }

        output.Number(calendar.Holidays.Length);
        foreach (Holiday holiday in calendar.Holidays)
        {
            Write(output, holiday.Date);
            output.Text(holiday.Name);
            output.Flag(holiday.IsEstimated);
        }

        output.Number(calendar.Closures.Length);
        foreach (Closure closure in calendar.Closures)
        {
            Write(output, closure.Date);
            Write(output, [closure.Interval]);
            output.OptionalText(closure.Name);
        }
    }

    private static BusinessCalendar ReadLayers(ref BinaryInput input, string? name, IDateTimeZoneProvider zones)
    {
        string zoneId = input.Text("The zone of a calendar");
        DateTimeZone zone = zones.GetZoneOrNull(zoneId) ?? throw input.Fault($"the zone '{zoneId}' is unknown to the provider of zones.");
        LocalDate from = ReadDate(ref input);
        LocalDate until = ReadDate(ref input);
        OvernightHolidayRule overnight = (OvernightHolidayRule)input.Small((int)OvernightHolidayRule.CutAtMidnight, "The rule of holidays");
        List<(LocalDate From, WeeklyHours Hours)> versions = ReadVersions(ref input);
        List<DateOverride> overrides = ReadOverrides(ref input);
        List<Holiday> holidays = [];
        int holidayCount = input.Count("The number of holidays");
        for (int i = 0; i < holidayCount; i++)
        {
            LocalDate date = ReadDate(ref input);
            string title = input.Text("The name of a holiday");
            bool isEstimated = input.Flag("Whether a holiday is estimated");
            holidays.Add(input.Valid(() => new Holiday(date, title, isEstimated)));
        }

        List<Closure> closures = ReadClosures(ref input);
        return input.Valid(() =>
        {
            BusinessCalendarBuilder builder = new BusinessCalendarBuilder(zone).WithName(name).WithOverrides(overrides).WithHolidays(holidays).WithClosures(closures)
                .WithOvernightHolidays(overnight).ValidBetween(from, until).WithWeeklyHours(versions[0].Hours);
            versions.Skip(1).ToList().ForEach(v => builder.WithWeeklyHoursFrom(v.From, v.Hours));
            return builder.Build();
        });
    }

    private static List<(LocalDate From, WeeklyHours Hours)> ReadVersions(ref BinaryInput input)
    {
        int count = input.Count("The number of weekly hours");
        List<(LocalDate From, WeeklyHours Hours)> versions = [];
        for (int i = 0; i < count; i++)
        {
            LocalDate from = ReadDate(ref input);
            WeeklyHours hours = WeeklyHours.Closed;
            for (IsoDayOfWeek day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
            {
                hours = hours.With(day, ReadIntervals(ref input));
            }

            versions.Add((from, hours));
        }

        return versions.Count > 0 ? versions : throw input.Fault("a calendar has no weekly hours.");
    }

    private static List<DateOverride> ReadOverrides(ref BinaryInput input)
    {
        int count = input.Count("The number of overrides");
        List<DateOverride> overrides = [];
        for (int i = 0; i < count; i++)
        {
            LocalDate date = ReadDate(ref input);
            DayInterval[] intervals = ReadIntervals(ref input);
            bool alsoOnHolidays = input.Flag("Whether an override holds on holidays");
            string? name = input.OptionalText("The name of an override");
            overrides.Add(input.Valid(() => new DateOverride(date, intervals, alsoOnHolidays, name)));
        }

        return overrides;
    }

    private static List<Closure> ReadClosures(ref BinaryInput input)
    {
        int count = input.Count("The number of closures");
        List<Closure> closures = [];
        for (int i = 0; i < count; i++)
        {
            LocalDate date = ReadDate(ref input);
            DayInterval[] intervals = ReadIntervals(ref input);
            string? name = input.OptionalText("The name of a closure");
            closures.Add(intervals.Length == 1 ? input.Valid(() => new Closure(date, intervals[0], name)) : throw input.Fault($"a closure has {intervals.Length} intervals; it must have one."));
        }

        return closures;
    }

    private static void Write(BinaryOutput output, ReadOnlySpan<DayInterval> intervals)
    {
        output.Number(intervals.Length);
        foreach (DayInterval interval in intervals)
        {
            output.Number(interval.Start.NanosecondOfDay);
            output.Number(interval.End.NanosecondOfDay);
        }
    }

    private static DayInterval[] ReadIntervals(ref BinaryInput input)
    {
        DayInterval[] intervals = new DayInterval[input.Count("The number of intervals")];
        for (int i = 0; i < intervals.Length; i++)
        {
            DayTime start = DayTime.FromNanosecondOfDay(input.Number(0, NodaConstants.NanosecondsPerDay, "The start of an interval"));
            DayTime end = DayTime.FromNanosecondOfDay(input.Number(0, NodaConstants.NanosecondsPerDay, "The end of an interval"));
            intervals[i] = input.Valid(() => new DayInterval(start, end));
        }

        return intervals;
    }
}
