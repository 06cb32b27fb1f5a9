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
        Argument<FileInfo> file = new("file") { Description = terminal.Say("The calendar: a JSON file with zone, hours and the dated layers.", "تقویم: یک پروندهٔ JSON با منطقهٔ زمانی، ساعت‌ها و لایه‌های تاریخ‌دار.") };
        Option<Instant?> at = new("--at") { Description = terminal.Say("Say why this instant is open or closed, such as 2026-03-21T08:30:00Z.", "بگو چرا این لحظه باز یا بسته است، مانند 2026-03-21T08:30:00Z."), CustomParser = result => Parse(terminal, result, InstantPattern.ExtendedIso, "an instant in UTC such as 2026-03-21T08:30:00Z", "لحظه‌ای به وقت UTC مانند 2026-03-21T08:30:00Z") };
        Option<LocalDate?> week = new("--week") { Description = terminal.Say("Show the week of this date, such as 2026-03-21.", "هفتهٔ این تاریخ را نشان بده، مانند 2026-03-21."), CustomParser = result => Parse(terminal, result, LocalDatePattern.Iso, "a date such as 2026-03-21, in the years from 1 to 9998", "تاریخی مانند 2026-03-21 در سال‌های ۱ تا ۹۹۹۸", d => d.Year is >= FirstYear and <= LastYear) };
        Option<int?> year = new("--year") { Description = terminal.Say("Show this year; one before 1700 is Solar Hijri, such as 1405.", "این سال را نشان بده؛ سال پیش از ۱۷۰۰ خورشیدی است، مانند 1405.") };
        Option<string?> dates = new("--dates") { Description = terminal.Say("Write dates as 'iso' or 'persian' (Solar Hijri); by default as the year is written, else iso.", "تاریخ‌ها را iso یا persian (خورشیدی) بنویس؛ اگر گفته نشود همان‌گونه که سال نوشته شده، وگرنه iso.") };
        dates.AcceptOnlyFromAmong("iso", "persian");
        Command command = new("calendar", terminal.Say("Show a business calendar: a week, a year, or why an instant is open or closed.", "یک تقویم کاری را نشان بده: یک هفته، یک سال، یا چرا یک لحظه باز یا بسته است.")) { file, at, week, year, dates };
        command.SetAction((parsed, _) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            int? wantedYear = parsed.GetValue(year);
            bool isPersian = parsed.GetValue(dates) is { } scale ? string.Equals(scale, "persian", StringComparison.Ordinal) : wantedYear < FirstIsoYear;
            CalendarSystem dating = isPersian ? CalendarSystem.PersianAstronomical : CalendarSystem.Iso;
            if (wantedYear < FirstYear || wantedYear >= dating.MaxYear)
            {
                return Faults.Fail(terminal, terminal.Say("--year is {0}; it must lie in the {1} years from {2} to {3}.", "‎--year {0} است؛ باید در سال‌های {2} تا {3} تقویم {1} باشد.", wantedYear!.Value, dating.Name, FirstYear, dating.MaxYear - 1), ExitCode.Usage);
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

            CalendarText text = new(terminal, calendar, dating);
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

    private static T? Parse<T>(Terminal terminal, ArgumentResult result, IPattern<T> pattern, string english, string persian, Func<T, bool>? isAllowed = null)
        where T : struct
    {
        ParseResult<T> parsed = pattern.Parse(result.Tokens[0].Value);
        if (parsed.Success && isAllowed?.Invoke(parsed.Value) != false)
        {
            return parsed.Value;
        }

        result.AddError(terminal.Say("{0} is '{1}'; it must be " + english + ".", "{0} {1} است؛ باید " + persian + " باشد.", result.Argument.Name, result.Tokens[0].Value));
        return null;
    }
}
