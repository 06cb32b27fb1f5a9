using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Reports;

/// <summary>An explained ticket as lines of text: facts, events, and clock by clock the policy, the verdicts and the timeline, with every second accounted for.</summary>
/// <remarks>Pure, the same text on every machine, and safe to call from any thread.</remarks>
public static class TicketText
{
    /// <summary>How many segments of a timeline are told where not all are asked for; the middle of a longer one is summed up in a line.</summary>
    public const int MostSegments = 40;

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss");

    /// <summary>The lines.</summary>
    /// <param name="explanation">The ticket.</param>
    /// <param name="language">The language.</param>
    /// <param name="zone">The zone that instants are told in.</param>
    /// <param name="isComplete">Whether every segment is told, however many there are.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is not a named member.</exception>
    public static IEnumerable<string> Lines(TicketExplanation explanation, WordingLanguage language, DateTimeZone zone, bool isComplete = false)
    {
        Guard.Against.Null(explanation);
        Guard.Against.Null(zone);
        Guard.Against.UndefinedEnum(language);
        return new Writer(language, zone, isComplete).Write(explanation);
    }

    /// <summary>The values of the ticket's fields, such as priority = P1; none are left out but those that are not known.</summary>
    private static IEnumerable<string> Fields(TicketAttributes attributes) =>
        Enum.GetValues<TicketField>().Where(f => attributes[f] is not null).Select(f => $"{CamelName.Of(f)} = {attributes[f]}");

    private sealed class Writer(WordingLanguage language, DateTimeZone zone, bool isComplete)
    {
        private readonly bool _isPersian = language == WordingLanguage.Persian;

        internal IEnumerable<string> Write(TicketExplanation explanation)
        {
            yield return Text(ExplanationReasons.HeadOf(explanation));
            if (string.Join(", ", Fields(explanation.Ticket.Attributes)) is { Length: > 0 } fields)
            {
                yield return "  " + Isolated(fields);
            }

            foreach (Reason fact in ExplanationReasons.FactsOf(explanation.Ticket))
            {
                yield return "  " + Text(fact);
            }

            yield return string.Empty;
            yield return _isPersian ? "رویدادها" : "Events";
            foreach (TicketEvent one in explanation.Events)
            {
                yield return $"  {At(one.At)}  {Text(ExplanationReasons.Of(one))}";
            }

            foreach (string line in explanation.Clocks.SelectMany(Write))
            {
                yield return line;
            }
        }

        private IEnumerable<string> Write(ClockExplanation clock)
        {
            yield return string.Empty;
            yield return (_isPersian ? "ساعت " : "Clock ") + Isolated(string.Equals(clock.Clock.Title, clock.Clock.Id, StringComparison.Ordinal) ? clock.Clock.Id : $"{clock.Clock.Id}: {clock.Clock.Title}");
            foreach (PolicyTraceStep step in clock.Trace.Steps.Where(s => s.IsChosen).DefaultIfEmpty(clock.Trace.Steps[^1]))
            {
                yield return $"  {(_isPersian ? "خط‌مشی" : "Policy")} {Isolated(step.Policy.Value)}: {Text(step.Reason)}";
            }

            foreach (ClockVerdict? verdict in clock.Verdicts.DefaultIfEmpty())
            {
                yield return verdict is null ? $"  {Text(ExplanationReasons.MeasuredOf(null))}" : $"  {Number(verdict.Instance)}. {Text(verdict.Reason)} {Text(ExplanationReasons.MeasuredOf(verdict))}";
            }

            foreach (string line in Segments(clock.Timeline))
            {
                yield return line;
            }

            yield return "  " + Text(ExplanationReasons.AccountOf(clock.Timeline));
        }

        private IEnumerable<string> Segments(SlaTimeline timeline)
        {
            int count = timeline.Segments.Length;
            bool isCut = !isComplete && count > MostSegments;
            int before = isCut ? MostSegments / 2 : count;
            int after = isCut ? count - (MostSegments / 2) + 1 : count;
            foreach (SlaTimelineSegment segment in timeline.Segments.Take(before))
            {
                yield return Line(segment);
            }

            if (isCut)
            {
                yield return "  " + Text(ExplanationReasons.FurtherOf([.. timeline.Segments[before..after]]));
            }

            foreach (SlaTimelineSegment segment in timeline.Segments.Skip(after))
            {
                yield return Line(segment);
            }
        }

        private string Line(SlaTimelineSegment segment) =>
            $"  {At(segment.Start)} – {At(segment.End)}  {ReasonText.Word(new ReasonDuration(segment.Length), language, zone)}  {Text(segment.Reason)}{Closed(segment)}";

        /// <summary>A paused stretch that was closed too says so.</summary>
        private string Closed(SlaTimelineSegment segment) => segment.State == SlaTimelineState.PausedAndClosed && segment.ClosedBy is { } layer ? $" ({Text(layer)})" : string.Empty;

        private string Text(Reason reason) => ReasonText.Of(reason, language, zone);

        private string At(Instant instant) => Isolated(ReasonText.Digits(Local.Format(instant.InZone(zone).LocalDateTime), _isPersian));

        private string Number(int number) => ReasonText.Word(new ReasonCount(number), language, zone);

        private string Isolated(string text) => ReasonText.Isolated(text, _isPersian);
    }
}
