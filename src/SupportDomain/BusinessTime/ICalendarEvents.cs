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
    private const int MostDays = 366;

    /// <summary>How much one read may do: dates of rules examined and repeats count 1, days added count more.</summary>
    private const int MostWork = 20_000_000;
    private const int WorkOfDay = 4;
    private static readonly LocalDatePattern BasicDate = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly FrozenSet<string> Known =
        FrozenSet.Create(StringComparer.Ordinal, "UID", "SUMMARY", "STATUS", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID");

    private readonly List<Event> _events = [];
    private readonly Stack<string> _open = [];
    private int _recurring;
    private int _timed;
    private int _cancelled;
    private int _count;
    private int _work;

    public void ReadAll()
    {
        Event? current = null;
        bool isCalendar = false;
        while (lines.Next() is { } line)
        {
            (string name, string parameters, string value) = Split(line);
            switch (name)
            {
                case "BEGIN":
                    Begin(value.ToUpperInvariant());
                    isCalendar = true;
                    current = _open.Count == 2 && IsTop("VEVENT") ? new Event(lines.LineNumber) : current;
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
                        current?.Properties.Add(new Property(name, parameters, value, lines.LineNumber));
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
        HashSet<(string Uid, LocalDate Date)> replaced = [.. _events.Where(item => item is { Uid: not null, RecurrenceId: not null }).Select(item => (item.Uid!, item.RecurrenceId!.Value))];
        SortedSet<Holiday> holidays = [];
        foreach (Event item in _events)
        {
            LocalDate coveredUntil = from;
            foreach (LocalDate start in item.Starts(from, until, examined => Charge(examined, item.Line)).Order())
            {
                Charge(1, item.Line);
                bool isReplaced = item.RecurrenceId is null && item.Uid is not null && replaced.Contains((item.Uid, start));
                if (!isReplaced)
                {
                    coveredUntil = AddDays(holidays, item, start, coveredUntil, until);
                }
            }
        }

        return new ICalendarHolidays([.. holidays], _count, _timed, _cancelled);
    }

    /// <summary>Adds the days of a repeat from where the earlier ones of its event end; gives the date after the last one covered.</summary>
    private LocalDate AddDays(SortedSet<Holiday> holidays, Event item, LocalDate start, LocalDate coveredUntil, LocalDate until)
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
        if (_work > MostWork)
        {
            throw new FormatException($"The event on line {line} of the iCalendar text brings the dates to be examined above the {MostWork} allowed.");
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

    private Event? End(string component, Event? current)
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

    private void Finish(Event item)
    {
        if (item.Properties.Find(property => property.Name is "DTSTART") is { Name: not null } start && !IsDate(start.Parameters, start.Value))
        {
            _timed++;
            return;
        }

        foreach (Property property in item.Properties)
        {
            ReadProperty(item, property);
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

        item.Properties.Clear();
        item.Properties.TrimExcess();
        _events.Add(item);
    }

    private static void ReadProperty(Event item, Property property)
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
                item.End = IsDate(parameters, value) ? Date(value, line) : throw Wrong(line, "ends an event of whole days at a time of day");
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

    /// <summary>The whole days of a duration of days or weeks: P1D, P2W.</summary>
    private static int Days(string value, int line)
    {
        int unit = value.EndsWith('W') ? 7 : 1;
        bool isDays = value.StartsWith('P') && (value.EndsWith('D') || value.EndsWith('W'));
        return isDays && int.TryParse(value.AsSpan(1, value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 100_000
            ? number * unit
            : throw Wrong(line, $"holds \"{Shorten(value)}\" where the duration of an event of whole days is wanted, like P1D or P2W");
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

    private readonly record struct Property(string Name, string Parameters, string Value, int Line);

    private sealed class Event(int line)
    {
        public int Line { get; } = line;

        public List<Property> Properties { get; } = [];

        public string? Uid { get; set; }

        public string Name { get; set; } = "Holiday";

        public LocalDate? Start { get; set; }

        public LocalDate? End { get; set; }

        public int? Duration { get; set; }

        public LocalDate? RecurrenceId { get; set; }

        public Recurrence? Rule { get; set; }

        /// <summary>Few events have either, and there may be very many events.</summary>
        public HashSet<LocalDate>? Except { get; set; }

        public List<LocalDate>? Further { get; set; }

        public bool IsCancelled { get; set; }

        /// <summary>An event lasts a day where it says nothing or, against the RFC but as some feeds do, ends where it starts.</summary>
        public int Days => Duration ?? (End is { } end ? Math.Max(1, Period.DaysBetween(Start!.Value, end)) : 1);

        public void Check()
        {
            if (Start is not { } start)
            {
                throw new FormatException($"The event on line {Line} of the iCalendar text has no DTSTART.");
            }

            if (End < start)
            {
                throw new FormatException($"The event on line {Line} of the iCalendar text ends on {End:uuuu-MM-dd}, before it starts on {start:uuuu-MM-dd}.");
            }

            if (Days > MostDays)
            {
                throw new FormatException($"The event on line {Line} of the iCalendar text lasts {Days} days; allowed are {MostDays}.");
            }

            CheckCalendar(start);
        }

        private void CheckCalendar(LocalDate start)
        {
            try
            {
                _ = start.WithCalendar(Rule?.Calendar ?? CalendarSystem.Iso);
            }
            catch (ArgumentOutOfRangeException error)
            {
                throw new FormatException($"The event on line {Line} of the iCalendar text starts on {start:uuuu-MM-dd}, which the calendar system {Rule?.Calendar.Id} does not reach.", error);
            }
        }

        /// <summary>The first days of the event and its repeats that can touch the range.</summary>
        public IEnumerable<LocalDate> Starts(LocalDate from, LocalDate until, Action<int> examined)
        {
            if (IsCancelled)
            {
                return [];
            }

            LocalDate start = Start!.Value;
            LocalDate earliest = from.Year > 2 ? from.PlusDays(-Days) : LocalDate.MinIsoValue;
            IEnumerable<LocalDate> repeats = Rule?.DatesBetween(start, earliest, until, examined) ?? [];
            return repeats.Concat(Further ?? []).Prepend(start).Distinct().Where(date => Except?.Contains(date) != true && date < until && date > earliest);
        }
    }
}
