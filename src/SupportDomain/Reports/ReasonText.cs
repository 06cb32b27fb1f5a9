using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Reports;

/// <summary>Reasons in words, in English and Persian.</summary>
/// <remarks>
/// <para>Durations are exact, in hours, minutes and seconds: a day of work has as many hours as its calendar says. Instants are local times of the zone handed in,
/// with its name, or UTC.</para>
/// <para>In Persian, numbers have Persian digits; names keep theirs, and stand between the marks that isolate their direction (U+2068 and U+2069).</para>
/// <para>Pure, the same text on every machine, and safe to call from any thread.</para>
/// </remarks>
public static class ReasonText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    private static readonly LocalDateTimePattern InstantPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss;FFFFFFFFF");

    private static readonly FrozenDictionary<ReasonCode, ReasonWording> Wordings =
        TicketWordings.All.Concat(SlaWordings.All).Concat(CompensationWordings.All).Concat(DeskWordings.All).Concat(ExplanationWordings.All).Concat(SchedulingWordings.All)
            .ToFrozenDictionary(w => w.Kind.Code);

    /// <summary>A reason in words.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="language">The language.</param>
    /// <param name="zone">The zone that instants are told in; UTC for null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is not a named member.</exception>
    /// <exception cref="ArgumentException">The code has no wording, or the reason has more or fewer parameters than its code takes.</exception>
    public static string Of(Reason reason, WordingLanguage language, DateTimeZone? zone = null)
    {
        Guard.Against.UndefinedEnum(language);
        if (!Wordings.TryGetValue(Guard.Against.Null(reason).Code, out ReasonWording? wording))
        {
            throw new ArgumentException($"The reason {reason.Code.Text} has no wording in this version.", nameof(reason));
        }

        if (reason.Parameters.Length != wording.Kind.ParameterNames.Length)
        {
            throw new ArgumentException(
                $"The reason {reason.Code.Text} takes {wording.Kind.ParameterNames.Length} parameters; this one has {reason.Parameters.Length}.", nameof(reason));
        }

        return Fill(language == WordingLanguage.Persian ? wording.Persian : wording.English, wording.Kind, reason, language, zone ?? DateTimeZone.Utc);
    }

    /// <summary>The text of a wording, or null where a code has none.</summary>
    internal static string? TemplateOf(ReasonCode code, WordingLanguage language) =>
        Wordings.TryGetValue(code, out ReasonWording? wording) ? language == WordingLanguage.Persian ? wording.Persian : wording.English : null;

    private static string Fill(string template, ReasonKind kind, Reason reason, WordingLanguage language, DateTimeZone zone)
    {
        StringBuilder text = new();
        int at = 0;
        for (int open = template.IndexOf('{', at); open >= 0; open = template.IndexOf('{', at))
        {
            int close = template.IndexOf('}', open);
            string name = template[(open + 1)..close];
            text.Append(template, at, open - at).Append(Word(reason.Parameters[kind.ParameterNames.IndexOf(name)], language, zone));
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    /// <summary>One parameter in words.</summary>
    internal static string Word(IReasonParameter parameter, WordingLanguage language, DateTimeZone zone)
    {
        bool isPersian = language == WordingLanguage.Persian;
        return parameter switch
        {
            Reason reason => Of(reason, language, zone),
            ReasonName name => Isolated(name.Value, isPersian),
            ReasonInstant instant => Isolated(Digits(InstantPattern.Format(instant.Value.InZone(zone).LocalDateTime), isPersian) + " " + zone.Id, isPersian),
            ReasonDuration duration => Digits(isPersian ? Words(duration.Value, isPersian).Replace('.', '٫') : Words(duration.Value, isPersian), isPersian),
            ReasonShare share => isPersian ? Digits(share.Percent.ToString(CultureInfo.InvariantCulture), isPersian) + "٪" : share.ToString(null, CultureInfo.InvariantCulture),
            Money money => money.ToString(isPersian ? "Cgp" : "Cg", CultureInfo.InvariantCulture),
            _ => Digits(parameter.ToString(null, CultureInfo.InvariantCulture), isPersian),
        };
    }

    /// <summary>In a Persian sentence a name keeps its own direction, and marks within it do not reach the words around it.</summary>
    internal static string Isolated(string name, bool isPersian) =>
        isPersian ? string.Concat([FirstStrongIsolate, .. name.Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))), PopDirectionalIsolate]) : name;

    /// <summary>Hours, minutes and seconds, without those that are zero.</summary>
    private static string Words(Duration duration, bool isPersian)
    {
        if (duration < Duration.Zero)
        {
            return "−" + Words(-duration, isPersian);
        }

        Int128 nanoseconds = (Int128)duration.ToInt128Nanoseconds();
        Int128 seconds = nanoseconds / NodaConstants.NanosecondsPerSecond;
        decimal rest = (decimal)(seconds % 60) + ((decimal)(nanoseconds % NodaConstants.NanosecondsPerSecond) / NodaConstants.NanosecondsPerSecond);
        List<string> parts = [];
        Add(parts, (decimal)(seconds / 3600), isPersian ? "ساعت" : "h");
        Add(parts, (decimal)(seconds / 60 % 60), isPersian ? "دقیقه" : "min");
        Add(parts, rest, isPersian ? "ثانیه" : "s");
        return parts.Count == 0 ? (isPersian ? "0 ثانیه" : "0 s") : string.Join(isPersian ? " و " : " ", parts);
    }

    private static void Add(List<string> parts, decimal number, string unit)
    {
        if (number != 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number:0.#########} {unit}"));
        }
    }

    internal static string Digits(string text, bool isPersian) =>
        isPersian ? string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('\u06F0' + (c - '0')) : c)) : text;
}
