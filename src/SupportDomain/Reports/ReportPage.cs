using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Metrics;

namespace SupportDomain.Reports;

/// <summary>A page being written in a language: its markup, and how it words numbers, times and names.</summary>
/// <remarks>In Persian, numbers have Persian digits, U+066B before the fraction and U+066C between thousands; dates stay those of the ISO calendar, as in the log; names keep their characters.</remarks>
internal sealed class ReportPage(WordingLanguage language, DateTimeZone zone)
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    internal Markup Markup { get; } = new();

    internal WordingLanguage Language { get; } = language;

    internal bool IsPersian { get; } = language == WordingLanguage.Persian;

    /// <summary>A text of our own.</summary>
    internal string T(string english, string persian) => IsPersian ? persian : english;

    /// <summary>The page up to its title; the header is open.</summary>
    internal void AddHead(string title, string name)
    {
        Markup.AddLine($"<!DOCTYPE html>");
        Markup.AddLine($"<html lang=\"{T("en", "fa")}\" dir=\"{T("ltr", "rtl")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Markup.AddLine($"<title>{title}: {name}</title>");
        Markup.Append("<style>").Append(ReportStyle.Css).Append("</style></head><body>\n");
        Markup.AddLine($"<a class=\"skip\" href=\"#report\">{T("Skip to the report", "پرش به گزارش")}</a>");
        Markup.AddLine($"<svg class=\"defs\" aria-hidden=\"true\" xmlns=\"http://www.w3.org/2000/svg\"><defs><pattern id=\"late\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\"/><path d=\"M0 0V6\"/></pattern></defs></svg>");
        Markup.AddLine($"<header><h1>{title}: <bdi>{name}</bdi></h1>");
    }

    internal string Number(long value) => Digits(value.ToString("#,0", CultureInfo.InvariantCulture));

    internal string Decimal(double value, string format) => Digits(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>A share in percent with one decimal, or a dash.</summary>
    internal string Share(double? share) => share is { } value ? Decimal(value * 100, "0.0") + (IsPersian ? "٪" : "%") : "–";

    internal string Share(AttainmentTally tally) => Share(tally.Attainment);

    /// <summary>The interval that the share lies in at 95 %.</summary>
    internal string Interval(AttainmentTally tally)
    {
        if (tally.Decided == 0)
        {
            return "–";
        }

        WilsonInterval interval = WilsonInterval.Of(tally.Met, tally.Decided);
        return Share(interval.Lower) + T(" to ", " تا ") + Share(interval.Upper);
    }

    internal string Time(Duration? duration) => Digits(DurationWords.Of(duration, Language));

    internal string When(Instant? instant) => instant is { } value ? Digits(Minutes.Format(value.InZone(zone).LocalDateTime), isDate: true) : "–";

    internal string WhenExactly(Instant instant) => Digits(Seconds.Format(instant.InZone(zone).LocalDateTime), isDate: true);

    internal string Date(LocalDate date) => Digits(LocalDatePattern.Iso.Format(date), isDate: true);

    /// <summary>A name from the log, whose direction of reading stays its own.</summary>
    internal Markup.Raw Name(string? name) => name is null
        ? new Markup.Raw(Markup.Escape(T("(none)", "(بدون)")))
        : new Markup.Raw(IsPersian ? "&#8296;" + Markup.Escape(name) + "&#8297;" : Markup.Escape(name));

    /// <summary>A name cut to a number of characters, never between the halves of one.</summary>
    internal Markup.Raw Label(string? name, int most)
    {
        if (name is null || name.Length <= most)
        {
            return Name(name);
        }

        int length = char.IsHighSurrogate(name[most - 2]) ? most - 2 : most - 1;
        return Name(string.Concat(name.AsSpan(0, length), "…"));
    }

    private string Digits(string text, bool isDate = false) => !IsPersian ? text : string.Concat(text.Select(c => c switch
    {
        >= '0' and <= '9' => (char)('\u06F0' + (c - '0')),
        '.' when !isDate => '٫',
        ',' when !isDate => '٬',
        _ => c,
    }));
}
