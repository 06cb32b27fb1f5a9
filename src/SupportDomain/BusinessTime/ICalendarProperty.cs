namespace SupportDomain.BusinessTime;

/// <summary>A property of an iCalendar event: its name in upper case, its parameters as written, each with a semicolon after it, and its line.</summary>
internal readonly record struct ICalendarProperty(string Name, string Parameters, string Value, int Line);
