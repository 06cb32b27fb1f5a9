using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Reports;

namespace SupportDomain.Tool.Output;

/// <summary>A business calendar as plain text: head, explanation of an instant, week and year.</summary>
internal sealed class CalendarText(Terminal terminal, BusinessCalendar calendar, CalendarSystem dates)
{
    private const int CellsADay = 48;
    private static readonly LocalDatePattern DateText = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");

    /// <summary>The months of the Solar Hijri calendar, as both languages write them.</summary>
    private static readonly (string English, string Persian)[] SolarMonths =
    [
        ("Farvardin", "فروردین"), ("Ordibehesht", "اردیبهشت"), ("Khordad", "خرداد"), ("Tir", "تیر"), ("Mordad", "مرداد"), ("Shahrivar", "شهریور"),
        ("Mehr", "مهر"), ("Aban", "آبان"), ("Azar", "آذر"), ("Dey", "دی"), ("Bahman", "بهمن"), ("Esfand", "اسفند"),
    ];

    private static readonly string[] IsoMonthsInPersian =
        ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"];

    private static readonly string[] WeekdaysInPersian = ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"];

    internal void WriteHead()
    {
        Say("{0}, {1}, known from {2} to before {3}", "{0}، {1}، دانسته از {2} تا پیش از {3}", calendar.Name ?? Word("Calendar", "تقویم"), calendar.Zone.Id, Text(calendar.ValidFrom), Text(calendar.ValidUntil));
        if (calendar.Combination != CalendarCombination.Layers)
        {
            Say("{0} of {1}", "{0} {1}", new Phrased(Combination()), string.Join(Word(" and ", " و "), calendar.Operands.Select(operand => operand.ToString())));
        }

        foreach (WeeklyVersion version in calendar.WeeklyVersions)
        {
            string from = version == calendar.WeeklyVersions[0] ? Word("Hours", "ساعت‌ها") : terminal.Say("From {0}", "از {0}", Text(version.From));
            terminal.WriteLine($"{from}: {Hours(version.Hours)}");
        }

        int estimated = calendar.Holidays.Count(holiday => holiday.IsEstimated);
        Say(
            "{0} business days, {1} holidays ({2} estimated), {3} overrides, {4} closures", "{0} روز کاری، {1} تعطیلی ({2} برآوردی)، {3} استثنا، {4} بستن",
            calendar.BusinessDayCount, calendar.Holidays.Length, estimated, calendar.Overrides.Length, calendar.Closures.Length);
    }

    internal void WriteExplanation(Instant instant)
    {
        terminal.WriteLine();
        WriteExplanation(calendar.Explain(instant), 0);
        Say("next opening {0}, next closing {1}", "باز شدن بعدی {0}، بسته شدن بعدی {1}", Text(calendar.NextOpening(instant)), Text(calendar.NextClosing(instant)));
    }

    /// <summary>Writes the seven days from Monday, or from Saturday with Solar Hijri dates: a cell is half an hour, full, partly open or closed.</summary>
    internal void WriteWeek(LocalDate date)
    {
        IsoDayOfWeek first = dates == CalendarSystem.Iso ? IsoDayOfWeek.Monday : IsoDayOfWeek.Saturday;
        LocalDate start = date.PlusDays(-((((int)date.DayOfWeek - (int)first) + 7) % 7));
        terminal.WriteLine();
        terminal.WriteLine($"{Column(string.Empty, WeekdayWidth)}             {LeftToRight("00    03    06    09    12    15    18    21    24")}");
        Duration sum = Duration.Zero;
        for (LocalDate day = start; day < start.PlusDays(7); day = day.PlusDays(1))
        {
            if (!calendar.Covers(day))
            {
                terminal.WriteLine($"{Column(Weekday(day), WeekdayWidth)} {LeftToRight(Text(day))}  {Word("(outside the horizon)", "(بیرون از افق)")}");
                continue;
            }

            Interval wall = DayOf(day);
            Duration open = calendar.WorkingTimeBetween(wall.Start, wall.End);
            sum += open;
            terminal.WriteLine($"{Column(Weekday(day), WeekdayWidth)} {LeftToRight(Text(day))}  {LeftToRight(Cells(day))}  {Hours(open),6}  {Remark(day)}".TrimEnd());
        }

        Say("# open, + partly, . closed; {0} h in all", "# باز، + بخشی، . بسته؛ روی هم {0} ساعت", new Phrased(Hours(sum)));
    }

    /// <summary>Writes a row a month, a letter a day, then the holidays.</summary>
    internal void WriteYear(int year)
    {
        terminal.WriteLine();
        for (int month = 1; month <= dates.GetMonthsInYear(year); month++)
        {
            int days = dates.GetDaysInMonth(year, month);
            string letters = string.Concat(Enumerable.Range(1, days).Select(day => Letter(new LocalDate(year, month, day, dates))));
            int open = letters.Count(letter => letter is '#' or '+');
            string name = LeftToRight(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"));
            string count = string.Create(CultureInfo.InvariantCulture, $"{open,2}");
            terminal.WriteLine($"{name} {Column(MonthName(month), MonthWidth)}  {LeftToRight(letters.PadRight(31))}  {terminal.Say("{0} business days", "{0} روز کاری", new Phrased(count))}");
        }

        Say("# business day, + business day on a holiday, . closed, H holiday, e holiday by estimate, ? outside the horizon", "# روز کاری، + روز کاری در تعطیلی، . بسته، H تعطیلی، e تعطیلی برآوردی، ? بیرون از افق");
        foreach (Holiday holiday in calendar.Holidays.Where(holiday => holiday.Date.WithCalendar(dates).Year == year))
        {
            string iso = dates == CalendarSystem.Iso ? string.Empty : $"({LeftToRight(DateText.Format(holiday.Date))}) ";
            terminal.WriteLine($"{LeftToRight(Text(holiday.Date))} {Weekday(holiday.Date)} {iso}{Name(holiday.Name)}{(holiday.IsEstimated ? Word(" (estimated)", " (برآوردی)") : string.Empty)}");
        }
    }

    private void WriteExplanation(CalendarExplanation explanation, int depth)
    {
        string name = explanation.Name is null ? string.Empty : $" ({Name(explanation.Name)})";
        string why = explanation.Layer == CalendarLayer.Horizon ? Word("outside the horizon", "بیرون از افق")
            : terminal.Say(
                "{0} by {1} of {2}", "{0} به سبب {1} در {2}",
                new Phrased(explanation.IsOpen ? Word("open", "باز") : Word("closed", "بسته")), new Phrased(Layer(explanation.Layer)), Text(explanation.Date)) + name;
        string when = $"{LeftToRight(LocalDateTimePattern.ExtendedIso.Format(explanation.Local))} {Weekday(explanation.Local.Date)}";
        string span = terminal.Say("since {0}, until {1}", "از {0} تا {1}", Text(explanation.Since), Text(explanation.Until));
        terminal.WriteLine($"{new string(' ', depth * 2)}{when}: {why}{Word(", ", "، ")}{span}");
        foreach (CalendarExplanation operand in explanation.Operands)
        {
            WriteExplanation(operand, depth + 1);
        }
    }

    /// <summary>The real time from 00:00 to 24:00 of a date: 23 or 25 hours where clocks change, none where the zone skipped the date.</summary>
    private Interval DayOf(LocalDate date) => new(
        LocalTimeMapping.ToInstant(date, DayTime.Midnight, calendar.Zone), LocalTimeMapping.ToInstant(date, DayTime.EndOfDay, calendar.Zone));

    private string Cells(LocalDate date)
    {
        char[] cells = new char[CellsADay];
        long length = NodaConstants.NanosecondsPerDay / CellsADay;
        for (int i = 0; i < CellsADay; i++)
        {
            Instant from = LocalTimeMapping.ToInstant(date, DayTime.FromNanosecondOfDay(i * length), calendar.Zone);
            Instant to = LocalTimeMapping.ToInstant(date, DayTime.FromNanosecondOfDay((i + 1) * length), calendar.Zone);
            Duration open = calendar.WorkingTimeBetween(from, to);
            cells[i] = open == Duration.Zero ? '.' : open == to - from ? '#' : '+';
        }

        return new string(cells);
    }

    private string Remark(LocalDate date)
    {
        string? changed = calendar.Overrides.FirstOrDefault(item => item.Date == date) is { } found ? found.Name ?? Word("override", "استثنا") : null;
        string?[] remarks = [calendar.HolidayOn(date)?.Name, changed, .. calendar.Closures.Where(item => item.Date == date).Select(item => item.Name ?? Word("closure", "بستن"))];
        return string.Join(Word(", ", "، "), remarks.OfType<string>().Select(Name));
    }

    private char Letter(LocalDate date)
    {
        LocalDate iso = date.WithCalendar(CalendarSystem.Iso);
        if (!calendar.Covers(iso))
        {
            return '?';
        }

        return (calendar.IsBusinessDay(iso), calendar.HolidayOn(iso)) switch
        {
            (true, null) => '#',
            (true, _) => '+',
            (false, null) => '.',
            (false, { IsEstimated: true }) => 'e',
            _ => 'H',
        };
    }

    private string MonthName(int month) => dates == CalendarSystem.Iso
        ? Word(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month), IsoMonthsInPersian[month - 1])
        : Word(SolarMonths[month - 1].English, SolarMonths[month - 1].Persian);

    private string Text(LocalDate date) => date < EarliestShown ? Word("the start", "آغاز") : DateText.Format(date.WithCalendar(dates));

    private static readonly LocalDate EarliestShown = new(1700, 1, 1);

    private string Text(Instant? instant) => instant is { } found ? InstantPattern.ExtendedIso.Format(found) : Word("beyond the horizon", "آن‌سوی افق");

    private string Text(BusinessTimeResult result) => result.IsFound ? InstantPattern.ExtendedIso.Format(result.Value)
        : result.Status == BusinessTimeStatus.NoWorkingTime ? Word("none (NoWorkingTime)", "هیچ (بی ساعت کاری)")
        : Word("none (OutsideHorizon)", "هیچ (بیرون از افق)");

    private string Weekday(LocalDate date) => Weekday(date.DayOfWeek);

    private string Weekday(IsoDayOfWeek day) => Word(day.ToString()[..3], WeekdaysInPersian[(int)day - 1]);

    /// <summary>The hours of a week, day by day.</summary>
    private string Hours(WeeklyHours hours) => hours.IsClosed
        ? Word("closed", "بسته")
        : string.Join(Word("; ", "؛ "), Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && !hours[day].IsEmpty).Select(day => $"{Weekday(day)} {LeftToRight(string.Join(' ', hours[day]))}"));

    private string Hours(Duration duration) => terminal.Say("{0}", "{0}", new Phrased(duration.TotalHours.ToString("0.##", CultureInfo.InvariantCulture)));

    private string Combination() => calendar.Combination switch
    {
        CalendarCombination.Union => Word("Union", "اجتماع"),
        CalendarCombination.Intersection => Word("Intersection", "اشتراک"),
        _ => Word("Difference", "تفاضل"),
    };

    private string Layer(CalendarLayer layer) => layer switch
    {
        CalendarLayer.WeeklyHours => Word("WeeklyHours", "ساعت‌های هفته"),
        CalendarLayer.Override => Word("Override", "استثنا"),
        CalendarLayer.Holiday => Word("Holiday", "تعطیلی"),
        CalendarLayer.Closure => Word("Closure", "بستن"),
        _ => Word("Operands", "تقویم‌های سازنده"),
    };

    private int WeekdayWidth => IsPersian ? 8 : 3;

    private int MonthWidth => IsPersian ? 9 : 11;

    private bool IsPersian => terminal.Language == WordingLanguage.Persian;

    private string Word(string english, string persian) => IsPersian ? persian : english;

    /// <summary>A name from the file.</summary>
    private string Name(string name) => IsPersian ? Phrase.Isolated(name) : name;

    /// <summary>A row of signs, a date or hours, which run from left to right also among Persian words.</summary>
    private string LeftToRight(string text) => IsPersian ? $"\u2066{text}\u2069" : text;

    /// <summary>A word and blanks behind it; what joins Persian letters takes no room.</summary>
    private static string Column(string word, int width) => word + new string(' ', Math.Max(0, width - word.Count(c => c != '\u200C')));

    private void Say(string english, string persian, params ReadOnlySpan<object> values) => terminal.WriteLine(terminal.Say(english, persian, values));

    /// <summary>A part of a sentence that is in its language already, so that it is not set apart as a text from outside.</summary>
    private readonly record struct Phrased(string Text)
    {
        public override string ToString() => Text;
    }
}
