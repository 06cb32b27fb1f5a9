using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportDomain.BusinessTime;

/// <summary>Reads the events of an iCalendar text and turns those of whole days into holidays.</summary>
internal sealed class ICalendarEvents(ICalendarLines lines, ICalendarLimits limits)
{
    private const int DeepestNesting = 16;
    private const int WorkOfDay = 4;
    private static readonly LocalDatePattern BasicDate = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly FrozenSet<string> Known =
        FrozenSet.Create(StringComparer.Ordinal, "UID", "SUMMARY", "STATUS", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID");

    private readonly List<ICalendarEvent> _events = [];
    private readonly Stack<string> _open = [];
    private int _recurring;
    private int _timed;
    private int _cancelled;
    private int _count;
    private int _work;

    public void ReadAll()
    {
        ICalendarEvent? current = null;
        bool isCalendar = false;
        while (lines.Next() is { } line)
        {
            (string name, string parameters, string value) = Split(line);
            switch (name)
            {
                case "BEGIN":
                    Begin(value.ToUpperInvariant());
                    isCalendar = true;
                    current = _open.Count == 2 && IsTop("VEVENT") ? new ICalendarEvent(lines.LineNumber) : current;
                    break;
                case "END":
                    current = End(value.ToUpperInvariant(), current);
                    break;
                default:
                    if (_open.Count == 0)
                    {
                        throw Wrong(lines.LineNumber, "stands outside BEGIN:VCALENDAR");
                    }

                    if (_open.Count == 2 && Known.Contains(name))
                    {
                        current?.Properties.Add(new ICalendarProperty(name, parameters, value, lines.LineNumber));
                    }

                    break;
            }
        }

        if (_open.Count > 0 || !isCalendar)
        {
            throw new FormatException(isCalendar ? $"The iCalendar text ends within {_open.Peek()}." : "The text holds no BEGIN:VCALENDAR and is no iCalendar.");
        }
    }

    public ICalendarHolidays Expand(LocalDate from, LocalDate until)
    {
        ILookup<string, ICalendarEvent> changes = _events.Where(item => item is { Uid: not null, RecurrenceId: not null }).ToLookup(item => item.Uid!, StringComparer.Ordinal);
        SortedSet<Holiday> holidays = [];
        foreach (ICalendarEvent item in _events.Where(item => !item.IsTimed))
        {
            ICalendarSeries series = new(item, item.RecurrenceId is null && item.Uid is not null ? changes[item.Uid] : []);
            ICalendarEvent current = item;
            LocalDate coveredUntil = from;
            foreach (LocalDate start in series.Starts(from, until, examined => Charge(examined, item.Line)).Order())
            {
                Charge(1, item.Line);
                if (series.At(start) is { } change)
                {
                    coveredUntil = change == current ? coveredUntil : from;
                    current = change;
                    coveredUntil = AddDays(holidays, change, series.Moved(start, change), coveredUntil, until);
                }
            }
        }

        return new ICalendarHolidays([.. holidays], _count, _timed, _cancelled);
    }

    /// <summary>Adds the days of a repeat from where the earlier ones of its event end; gives the date after the last one covered.</summary>
    private LocalDate AddDays(SortedSet<Holiday> holidays, ICalendarEvent item, LocalDate start, LocalDate coveredUntil, LocalDate until)
    {
        LocalDate end = Period.DaysBetween(start, until) <= item.Days ? until : start.PlusDays(item.Days);
        for (LocalDate date = LocalDate.Max(start, coveredUntil); date < end; date = date.PlusDays(1))
        {
            Charge(WorkOfDay, item.Line);
            holidays.Add(new Holiday(date, item.Name));
            if (holidays.Count > limits.MaxHolidays)
            {
                throw new FormatException($"The event on line {item.Line} of the iCalendar text brings the holidays above the {limits.MaxHolidays} allowed.");
            }
        }

        return LocalDate.Max(end, coveredUntil);
    }

    private void Charge(int work, int line)
    {
        _work += work;
        if (_work > limits.MaxWork)
        {
            throw new FormatException($"The event on line {line} of the iCalendar text brings the dates to be examined above the {limits.MaxWork} allowed.");
        }
    }

    private void Begin(string component)
    {
        if (_open.Count == 0 && component is not "VCALENDAR")
        {
            throw Wrong(lines.LineNumber, $"begins {Shorten(component)}; an iCalendar text begins with VCALENDAR");
        }

        _open.Push(component);
        if (_open.Count > DeepestNesting)
        {
            throw Wrong(lines.LineNumber, $"nests components deeper than the {DeepestNesting} allowed");
        }

        if (IsTop("VEVENT") && _open.Count == 2 && ++_count > limits.MaxEvents)
        {
            throw Wrong(lines.LineNumber, $"begins more than the {limits.MaxEvents} events allowed");
        }
    }

    private ICalendarEvent? End(string component, ICalendarEvent? current)
    {
        if (!IsTop(component))
        {
            throw Wrong(lines.LineNumber, $"ends {Shorten(component)}, which is not open");
        }

        _open.Pop();
        if (current is null || _open.Count != 1)
        {
            return current;
        }

        Finish(current);
        return null;
    }

    private void Finish(ICalendarEvent item)
    {
        item.IsTimed = IsTimed(item);
        foreach (ICalendarProperty property in item.Properties)
        {
            // Of an event with a time of day it matters only which repeat of a series it replaces.
            if (!item.IsTimed || property.Name is "UID" or "RECURRENCE-ID")
            {
                ReadProperty(item, property);
            }
        }

        if (item.IsTimed)
        {
            _timed++;
            if (item is { Uid: not null, RecurrenceId: not null })
            {
                Keep(item);
            }

            return;
        }

        _cancelled += item.IsCancelled ? 1 : 0;
        if (item.IsCancelled && item.RecurrenceId is null)
        {
            return;
        }

        item.Check();
        _recurring += item.Rule is null ? 0 : 1;
        if (_recurring > limits.MaxRecurringEvents)
        {
            throw Wrong(lines.LineNumber, $"ends more than the {limits.MaxRecurringEvents} recurring events allowed");
        }

        Keep(item);
    }

    private void Keep(ICalendarEvent item)
    {
        item.Properties.Clear();
        item.Properties.TrimExcess();
        _events.Add(item);
    }

    /// <summary>Says whether an event has a time of day; one from midnight to midnight of the wall, as some programs write whole days, has none.</summary>
    private static bool IsTimed(ICalendarEvent item)
    {
        ICalendarProperty start = item.Properties.Find(property => property.Name is "DTSTART");
        if (start.Name is null || IsDate(start.Parameters, start.Value))
        {
            return false;
        }

        ICalendarProperty end = item.Properties.Find(property => property.Name is "DTEND" or "DURATION");
        bool endsAtMidnight = end.Name is "DTEND" ? IsMidnight(end.Value) && !string.Equals(end.Value, start.Value, StringComparison.Ordinal) : end.Name is not null && ReadDays(end.Value) is not null;
        return !IsMidnight(start.Value) || !endsAtMidnight;
    }

    private static void ReadProperty(ICalendarEvent item, ICalendarProperty property)
    {
        (string name, string parameters, string value, int line) = property;
        switch (name)
        {
            case "UID":
                item.Uid = value;
                break;
            case "SUMMARY":
                item.Name = Unescape(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : item.Name;
                break;
            case "STATUS":
                item.IsCancelled = value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
                break;
            case "DTSTART":
                item.Start = Date(value, line);
                break;
            case "DTEND":
                item.End = IsDate(parameters, value) || IsMidnight(value) ? Date(value, line) : throw Wrong(line, "ends an event of whole days at a time of day");
                break;
            case "DURATION":
                item.Duration = Days(value, line);
                break;
            case "RRULE":
                item.Rule = Rule(value, line);
                break;
            case "EXDATE":
                (item.Except ??= []).UnionWith(value.Split(',').Select(date => Date(date, line)));
                break;
            case "RDATE":
                (item.Further ??= []).AddRange(value.Split(',').Select(date => Date(date, line)));
                break;
            default:
                item.RecurrenceId = Date(value, line);
                item.IsThisAndFuture = parameters.Contains("RANGE=THISANDFUTURE;", StringComparison.OrdinalIgnoreCase);
                if (!item.IsThisAndFuture && parameters.Contains("RANGE=", StringComparison.OrdinalIgnoreCase))
                {
                    throw Wrong(line, "has a RANGE other than THISANDFUTURE");
                }

                break;
        }
    }

    private static Recurrence Rule(string value, int line)
    {
        try
        {
            return Recurrence.Parse(value, CultureInfo.InvariantCulture);
        }
        catch (FormatException error)
        {
            throw new FormatException($"Line {line} of the iCalendar text: {error.Message}", error);
        }
    }

    private static bool IsDate(string parameters, string value) => parameters.Contains("VALUE=DATE;", StringComparison.OrdinalIgnoreCase) || value.Length == 8;

    /// <summary>The date of a date or of a date with time; EXDATE and RECURRENCE-ID of some feeds carry a time for events of whole days.</summary>
    private static LocalDate Date(string value, int line) => value.Length >= 8 && BasicDate.Parse(value[..8]).TryGetValue(default, out LocalDate date) && (value.Length == 8 || value[8] == 'T')
        ? date
        : throw Wrong(line, $"holds \"{Shorten(value)}\" where a date like 20260321 is wanted");

    /// <summary>Says whether a time is 00:00 by the wall: 20240101T000000, not followed by Z.</summary>
    private static bool IsMidnight(string value) => value.Length == 15 && value.EndsWith("T000000", StringComparison.OrdinalIgnoreCase);

    private static int Days(string value, int line) => ReadDays(value)
        ?? throw Wrong(line, $"holds \"{Shorten(value)}\" where the duration of an event of whole days is wanted, like P1D or P2W");

    /// <summary>The whole days of a duration of days or weeks: P1D, +P2D, P2W.</summary>
    private static int? ReadDays(string value)
    {
        ReadOnlySpan<char> text = value.StartsWith('+') ? value.AsSpan(1) : value;
        int unit = text.EndsWith("W", StringComparison.OrdinalIgnoreCase) ? 7 : 1;
        bool isDays = text.Length > 2 && text[0] is 'P' or 'p' && text[^1] is 'D' or 'd' or 'W' or 'w';
        return isDays && int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 100_000 ? number * unit : null;
    }

    private (string Name, string Parameters, string Value) Split(string line)
    {
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] == '"';
            if (line[i] == ':' && !isQuoted)
            {
                int semicolon = line.AsSpan(0, i).IndexOf(';');
                int nameEnd = semicolon < 0 ? i : semicolon;
                string name = line[..nameEnd].Trim().TrimStart('\uFEFF').ToUpperInvariant();
                return (name, semicolon < 0 ? string.Empty : line[(semicolon + 1)..i] + ";", line[(i + 1)..].Trim());
            }
        }

        throw Wrong(lines.LineNumber, $"is \"{Shorten(line)}\", which has no colon and so is no property");
    }

    private static string Unescape(string value)
    {
        StringBuilder text = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            bool isEscape = value[i] == '\\' && i + 1 < value.Length;
            char next = isEscape ? value[++i] : value[i];
            text.Append(isEscape && next is 'n' or 'N' && isEscape ? ' ' : next);
        }

        return text.ToString().Trim();
    }

    private bool IsTop(string component) => _open.TryPeek(out string? top) && string.Equals(top, component, StringComparison.Ordinal);

    private static FormatException Wrong(int line, string what) => new($"Line {line} of the iCalendar text {what}.");

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40];

}
