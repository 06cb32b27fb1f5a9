using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;

namespace SupportDomain.Tool.Output;

/// <summary>A business calendar as plain text: head, explanation of an instant, week and year.</summary>
internal sealed class CalendarText(TextWriter writer, BusinessCalendar calendar, CalendarSystem dates)
{
    private const int CellsADay = 48;
    private static readonly LocalDatePattern DateText = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");

    private static readonly string[] PersianMonths =
        ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"];

    internal void WriteHead()
    {
        Line($"{calendar.Name ?? "Calendar"}, {calendar.Zone.Id}, known from {Text(calendar.ValidFrom)} to before {Text(calendar.ValidUntil)}");
        if (calendar.Combination != CalendarCombination.Layers)
        {
            Line($"{calendar.Combination} of {string.Join(" and ", calendar.Operands.Select(operand => operand.ToString()))}");
        }

        foreach (WeeklyVersion version in calendar.WeeklyVersions)
        {
            string from = version == calendar.WeeklyVersions[0] ? "Hours" : $"From {Text(version.From)}";
            Line($"{from}: {version.Hours}");
        }

        int estimated = calendar.Holidays.Count(holiday => holiday.IsEstimated);
        Line($"{calendar.BusinessDayCount} business days, {calendar.Holidays.Length} holidays ({estimated} estimated), {calendar.Overrides.Length} overrides, {calendar.Closures.Length} closures");
    }

    internal void WriteExplanation(Instant instant)
    {
        writer.WriteLine();
        WriteExplanation(calendar.Explain(instant), 0);
        Line($"next opening {Text(calendar.NextOpening(instant))}, next closing {Text(calendar.NextClosing(instant))}");
    }

    /// <summary>Writes the seven days from Monday, or from Saturday with Solar Hijri dates: a cell is half an hour, full, partly open or closed.</summary>
    internal void WriteWeek(LocalDate date)
    {
        IsoDayOfWeek first = dates == CalendarSystem.Iso ? IsoDayOfWeek.Monday : IsoDayOfWeek.Saturday;
        LocalDate start = date.PlusDays(-((((int)date.DayOfWeek - (int)first) + 7) % 7));
        writer.WriteLine();
        writer.WriteLine("                00    03    06    09    12    15    18    21    24");
        Duration sum = Duration.Zero;
        for (LocalDate day = start; day < start.PlusDays(7); day = day.PlusDays(1))
        {
            if (!calendar.Covers(day))
            {
                Line($"{Weekday(day)} {Text(day)}  (outside the horizon)");
                continue;
            }

            Interval wall = DayOf(day);
            Duration open = calendar.WorkingTimeBetween(wall.Start, wall.End);
            sum += open;
            writer.WriteLine(FormattableString.Invariant($"{Weekday(day)} {Text(day)}  {Cells(day)}  {Hours(open),6}  {Remark(day)}").TrimEnd());
        }

        Line($"# open, + partly, . closed; {Hours(sum)} h in all");
    }

    /// <summary>Writes a row a month, a letter a day, then the holidays.</summary>
    internal void WriteYear(int year)
    {
        writer.WriteLine();
        for (int month = 1; month <= dates.GetMonthsInYear(year); month++)
        {
            int days = dates.GetDaysInMonth(year, month);
            string letters = string.Concat(Enumerable.Range(1, days).Select(day => Letter(new LocalDate(year, month, day, dates))));
            int open = letters.Count(letter => letter is '#' or '+');
            Line($"{year:0000}-{month:00} {MonthName(month),-11}  {letters,-31}  {open,2} business days");
        }

        writer.WriteLine("# business day, + business day on a holiday, . closed, H holiday, e holiday by estimate, ? outside the horizon");
        foreach (Holiday holiday in calendar.Holidays.Where(holiday => holiday.Date.WithCalendar(dates).Year == year))
        {
            Line($"{Text(holiday.Date)} {Weekday(holiday.Date)} {(dates == CalendarSystem.Iso ? string.Empty : $"({DateText.Format(holiday.Date)}) ")}{holiday.Name}{(holiday.IsEstimated ? " (estimated)" : string.Empty)}");
        }
    }

    private void WriteExplanation(CalendarExplanation explanation, int depth)
    {
        string name = explanation.Name is null ? string.Empty : $" ({explanation.Name})";
        string why = explanation.Layer == CalendarLayer.Horizon ? "outside the horizon" : $"{(explanation.IsOpen ? "open" : "closed")} by {explanation.Layer} of {Text(explanation.Date)}{name}";
        Line($"{new string(' ', depth * 2)}{LocalDateTimePattern.ExtendedIso.Format(explanation.Local)} {Weekday(explanation.Local.Date)}: {why}, since {Text(explanation.Since)}, until {Text(explanation.Until)}");
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
        string? changed = calendar.Overrides.FirstOrDefault(item => item.Date == date) is { } found ? found.Name ?? "override" : null;
        string?[] remarks = [calendar.HolidayOn(date)?.Name, changed, .. calendar.Closures.Where(item => item.Date == date).Select(item => item.Name ?? "closure")];
        return string.Join(", ", remarks.Where(remark => remark is not null));
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

    private string MonthName(int month) => dates == CalendarSystem.Iso ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month) : PersianMonths[month - 1];

    private string Text(LocalDate date) => date < EarliestShown ? "the start" : DateText.Format(date.WithCalendar(dates));

    private static readonly LocalDate EarliestShown = new(1700, 1, 1);

    private static string Text(Instant? instant) => instant is { } found ? InstantPattern.ExtendedIso.Format(found) : "beyond the horizon";

    private static string Text(BusinessTimeResult result) => result.IsFound ? InstantPattern.ExtendedIso.Format(result.Value) : $"none ({result.Status})";

    private static string Weekday(LocalDate date) => date.DayOfWeek.ToString()[..3];

    private static string Hours(Duration duration) => duration.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);

    private void Line(FormattableString text) => writer.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
