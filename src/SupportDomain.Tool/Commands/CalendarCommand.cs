using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>calendar</c>: shows a business calendar, and why an instant is open or closed.</summary>
internal static class CalendarCommand
{
    /// <summary>Years before this one are meant in the Solar Hijri calendar, unless the command line says otherwise.</summary>
    private const int FirstIsoYear = 1700;

    /// <summary>The years of dates, both inclusive; the last week of the ISO calendar has no end in it.</summary>
    private const int FirstYear = 1;
    private const int LastYear = 9998;

    internal static Command Create(Terminal terminal)
    {
        Argument<FileInfo> file = new("file") { Description = "The calendar: a JSON file with zone, hours and the dated layers." };
        Option<Instant?> at = new("--at") { Description = "Say why this instant is open or closed, such as 2026-03-21T08:30:00Z.", CustomParser = result => Parse(result, InstantPattern.ExtendedIso, "an instant in UTC such as 2026-03-21T08:30:00Z") };
        Option<LocalDate?> week = new("--week") { Description = "Show the week of this date, such as 2026-03-21.", CustomParser = result => Parse(result, LocalDatePattern.Iso, "a date such as 2026-03-21, in the years from 1 to 9998", d => d.Year is >= FirstYear and <= LastYear) };
        Option<int?> year = new("--year") { Description = "Show this year; one before 1700 is Solar Hijri, such as 1405." };
        Option<string?> dates = new("--dates") { Description = "Write dates as 'iso' or 'persian' (Solar Hijri); by default as the year is written, else iso." };
        dates.AcceptOnlyFromAmong("iso", "persian");
        Command command = new("calendar", terminal.Say("Show a business calendar: a week, a year, or why an instant is open or closed.", "یک تقویم کاری را نشان بده: یک هفته، یک سال، یا چرا یک لحظه باز یا بسته است.")) { file, at, week, year, dates };
        command.SetAction((parsed, _) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            int? wantedYear = parsed.GetValue(year);
            bool isPersian = parsed.GetValue(dates) is { } scale ? string.Equals(scale, "persian", StringComparison.Ordinal) : wantedYear < FirstIsoYear;
            CalendarSystem dating = isPersian ? CalendarSystem.PersianAstronomical : CalendarSystem.Iso;
            if (wantedYear < FirstYear || wantedYear >= dating.MaxYear)
            {
                return Faults.Fail(terminal, FormattableString.Invariant($"--year is {wantedYear}; it must lie in the {dating.Name} years from {FirstYear} to {dating.MaxYear - 1}."), ExitCode.Usage);
            }

            FileInfo path = parsed.GetRequiredValue(file);
            BusinessCalendar calendar;
            using (StreamReader reader = path.OpenText())
            {
                calendar = BusinessCalendarJson.Read(reader, path.Name, DateTimeZoneProviders.Tzdb);
            }

            if (terminal.WantsJson)
            {
                JsonText.Write(terminal, CalendarData.Of(calendar, parsed.GetValue(at), parsed.GetValue(week), Year(wantedYear, dating)));
                return ExitCode.Success;
            }

            CalendarText text = new(terminal.Writer, calendar, dating);
            text.WriteHead();
            Show(text, parsed.GetValue(at), parsed.GetValue(week), wantedYear);
            return ExitCode.Success;
        })));
        return command;
    }

    /// <summary>The ISO dates of a year, the second exclusive.</summary>
    private static (LocalDate From, LocalDate Until)? Year(int? year, CalendarSystem dating) => year is { } number
        ? (new LocalDate(number, 1, 1, dating).WithCalendar(CalendarSystem.Iso), new LocalDate(number + 1, 1, 1, dating).WithCalendar(CalendarSystem.Iso))
        : null;

    private static void Show(CalendarText text, Instant? at, LocalDate? week, int? year)
    {
        if (at is { } instant)
        {
            text.WriteExplanation(instant);
        }

        if (week is { } date)
        {
            text.WriteWeek(date);
        }

        if (year is { } number)
        {
            text.WriteYear(number);
        }
    }

    private static T? Parse<T>(ArgumentResult result, IPattern<T> pattern, string allowed, Func<T, bool>? isAllowed = null)
        where T : struct
    {
        ParseResult<T> parsed = pattern.Parse(result.Tokens[0].Value);
        if (parsed.Success && isAllowed?.Invoke(parsed.Value) != false)
        {
            return parsed.Value;
        }

        result.AddError($"{result.Argument.Name} is '{result.Tokens[0].Value}'; it must be {allowed}.");
        return null;
    }
}
