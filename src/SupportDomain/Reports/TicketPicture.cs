using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Reports;

/// <summary>An explained ticket as a Gantt chart: a bar of statuses, the messages, and a bar a clock with its deadlines, over one axis of local time.</summary>
/// <remarks>
/// <para>One SVG element with a title, a description that says all verdicts in words, and a tool tip that says each part in words, so that nothing rests on colour alone; colours follow
/// the reader's light or dark scheme. Parts narrower than a quarter of a pixel are drawn with the one before; the text and the data have them all. A deadline more than twice the life
/// away stands at the edge with an arrow, so that the life can be seen.</para>
/// <para>Names are escaped. Pure, and safe to call from any thread.</para>
/// </remarks>
public static class TicketPicture
{
    private const int Width = 960;
    private const int Left = 190;
    private const int Right = 24;
    private const int Top = 26;
    private const int RowHeight = 44;
    private const int BarHeight = 20;
    private const int AxisHeight = 70;
    private const int MostTicks = 8;
    private const int MostLabelCharacters = 26;
    private const double LeastWidth = 0.25;

    private static readonly LocalDateTimePattern Day = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd");
    private static readonly LocalDateTimePattern Hour = LocalDateTimePattern.CreateWithInvariantCulture("MM'-'dd HH':'mm");

    /// <summary>Steps of the axis, in hours.</summary>
    private static readonly int[] Steps = [1, 2, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 28 * 24, 91 * 24, 182 * 24, 365 * 24, 1826 * 24, 3652 * 24];

    private static readonly (SlaTimelineState State, string Class, string English, string Persian)[] States =
    [
        (SlaTimelineState.Running, "run", "time counts", "زمان شمرده می‌شود"),
        (SlaTimelineState.Closed, "shut", "closed", "بسته"),
        (SlaTimelineState.Paused, "pause", "paused", "متوقف"),
        (SlaTimelineState.PausedAndClosed, "both", "paused and closed", "متوقف و بسته"),
        (SlaTimelineState.NotStarted, "none", "not started", "آغاز نشده"),
        (SlaTimelineState.Stopped, "none", "stopped", "ایستاده"),
        (SlaTimelineState.Cancelled, "none", "cancelled", "لغو شده"),
    ];

    /// <summary>Draws the ticket.</summary>
    /// <param name="explanation">The ticket.</param>
    /// <param name="language">The language of everything that is not a name.</param>
    /// <param name="zone">The zone of the axis.</param>
    /// <param name="id">A prefix for the identifiers within the picture, unique in its page.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is not a named member.</exception>
    public static string Svg(TicketExplanation explanation, WordingLanguage language, DateTimeZone zone, string id = "ticket")
    {
        Guard.Against.Null(explanation);
        Guard.Against.Null(zone);
        Guard.Against.Null(id);
        return new Drawing(explanation, Guard.Against.UndefinedEnum(language), zone, id).ToSvg();
    }

    private sealed class Drawing
    {
        private readonly TicketExplanation _ticket;
        private readonly WordingLanguage _language;
        private readonly DateTimeZone _zone;
        private readonly string _id;
        private readonly Instant _start;
        private readonly Instant _end;
        private readonly Markup _svg = new();

        internal Drawing(TicketExplanation ticket, WordingLanguage language, DateTimeZone zone, string id)
        {
            _ticket = ticket;
            _language = language;
            _zone = zone;
            _id = id;
            _start = ticket.Events[0].At;
            Instant lifeEnd = ticket.Clocks.Select(c => c.Timeline.End).Append(ticket.Events[^1].At).Append(_start + Duration.FromMinutes(1)).Max();
            Instant farthest = lifeEnd + ((lifeEnd - _start) * 2);
            _end = ticket.Clocks.SelectMany(c => c.Verdicts).Where(v => v.Verdict.Deadline.Exists).Select(v => Instant.Min(v.Verdict.Deadline.DueAt, farthest)).Append(lifeEnd).Max();
        }

        private bool IsPersian => _language == WordingLanguage.Persian;

        internal string ToSvg()
        {
            int height = Top + ((_ticket.Clocks.Length + 1) * RowHeight) + AxisHeight;
            _svg.AddLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{_id}-t {_id}-d\" font-family=\"sans-serif\" font-size=\"12\">");
            _svg.AddLine($"<title id=\"{_id}-t\">{Text(ExplanationReasons.HeadOf(_ticket))}</title>");
            _svg.AddLine($"<desc id=\"{_id}-d\">{string.Join(' ', _ticket.Clocks.Select(Described))}</desc>");
            _svg.AddLine($"<style>.paper{{fill:#fff}}.run{{fill:#2a7f62}}.shut{{fill:#cfd6dd}}.pause{{fill:#e0a52c}}.both{{fill:#f3dfae}}.none{{fill:none}}.bar{{stroke:#5b6775;stroke-width:.6}}.due{{stroke:#b3261e;stroke-width:2}}.late{{fill:#b3261e}}.ink{{fill:#1d2733}}.soft{{fill:#5b6775}}.tick{{stroke:#9aa5b1;stroke-width:.6}}.status{{fill:#3b78b8}}.waits{{fill:#a9c6e6}}@media(prefers-color-scheme:dark){{.paper{{fill:#141a21}}.ink{{fill:#e6ebf0}}.soft{{fill:#a3afbc}}.shut{{fill:#33404d}}.both{{fill:#6b5a2a}}.due{{stroke:#ff8a7a}}.late{{fill:#ff8a7a}}.waits{{fill:#2d4a68}}}}</style>");
            _svg.AddLine($"<rect class=\"paper\" width=\"{Width}\" height=\"{height}\"/>");
            Axis(height - AxisHeight);
            Statuses(Top);
            for (int i = 0; i < _ticket.Clocks.Length; i++)
            {
                Clock(_ticket.Clocks[i], Top + ((i + 1) * RowHeight));
            }

            Legend(height - 18);
            _svg.AddLine($"</svg>");
            return _svg.ToString();
        }

        private string Described(ClockExplanation clock) =>
            $"{ReasonText.Isolated(clock.Clock.Title, IsPersian)}: {string.Join(' ', clock.Verdicts.Select(v => Text(v.Reason)).DefaultIfEmpty(Text(ExplanationReasons.MeasuredOf(null))))} {Text(ExplanationReasons.AccountOf(clock.Timeline))}";

        /// <summary>The life of the ticket by status, and a mark for each message.</summary>
        private void Statuses(int top)
        {
            Label(IsPersian ? "وضعیت" : "status", top);
            List<(Instant At, TicketStatus Status)> changes = [(_start, TicketStatus.New), .. _ticket.Events.OfType<TicketStatusChanged>().Select(e => (e.At, e.Status))];
            for (int i = 0; i < changes.Count; i++)
            {
                Instant until = i + 1 < changes.Count ? changes[i + 1].At : TicketTransitions.IsFinal(changes[i].Status) ? changes[i].At : Instant.Max(_ticket.AsOf < _end ? _ticket.AsOf : _end, changes[i].At);
                string word = Text(TicketReasons.NameOf(changes[i].Status));
                bool isWorked = changes[i].Status is TicketStatus.New or TicketStatus.Open;
                Part(isWorked ? "status" : "waits", changes[i].At, until, top, $"{word}: {Text(changes[i].At)} – {Text(until)}");
            }

            foreach (MessagePosted message in _ticket.Events.OfType<MessagePosted>())
            {
                double x = X(message.At);
                int y = top + BarHeight + 9;
                _svg.AddLine($"<circle class=\"{(message.IsHumanCustomerMessage ? "late" : "ink")}\" cx=\"{x:0.##}\" cy=\"{y}\" r=\"3\"><title>{Text(message.At)}: {Text(ExplanationReasons.Of(message))}</title></circle>");
            }
        }

        private void Clock(ClockExplanation clock, int top)
        {
            Label(clock.Clock.Title, top);
            Instant from = clock.Timeline.Start;
            for (int i = 0; i < clock.Timeline.Segments.Length; i++)
            {
                SlaTimelineSegment segment = clock.Timeline.Segments[i];
                bool isLast = i + 1 == clock.Timeline.Segments.Length;
                if (isLast || X(segment.End) - X(from) >= LeastWidth)
                {
                    Part(States.First(s => s.State == segment.State).Class, from, segment.End, top, $"{Text(segment.Start)} – {Text(segment.End)}: {Text(segment.Reason)}");
                    from = segment.End;
                }
            }

            foreach (ClockVerdict verdict in clock.Verdicts.Where(v => v.Verdict.Deadline.Exists))
            {
                bool isBeyond = verdict.Verdict.Deadline.DueAt > _end;
                double x = X(isBeyond ? _end : Instant.Max(verdict.Verdict.Deadline.DueAt, _start));
                _svg.AddLine($"<path class=\"due\" d=\"M{x:0.##} {top - 5}v{BarHeight + 10}\"><title>{Text(verdict.Reason)}</title></path>");
                string anchor = x > (Width + Left) / 2.0 ? "end" : "start";
                _svg.AddLine($"<text class=\"late\" x=\"{x + (anchor is "end" ? -4 : 4):0.##}\" y=\"{top - 2}\" font-size=\"10\" text-anchor=\"{anchor}\">{(IsPersian ? "سررسید" : "due")} {Digits((isBeyond ? Day : Hour).Format(Local(verdict.Verdict.Deadline.DueAt)))}{(isBeyond ? " →" : string.Empty)}</text>");
            }
        }

        private void Part(string style, Instant from, Instant until, int top, string tip)
        {
            double x = X(from);
            _svg.AddLine($"<rect class=\"bar {style}\" x=\"{x:0.##}\" y=\"{top}\" width=\"{Math.Max(LeastWidth, X(until) - x):0.##}\" height=\"{BarHeight}\"><title>{tip}</title></rect>");
        }

        private void Label(string label, int top)
        {
            string shown = label.Length <= MostLabelCharacters ? label : string.Concat(label.AsSpan(0, MostLabelCharacters - 1), "…");
            _svg.AddLine($"<text class=\"ink\" x=\"{Left - 10}\" y=\"{top + 15}\" text-anchor=\"end\">{shown}<title>{label}</title></text>");
        }

        /// <summary>Ticks at local midnights, or at whole hours of a short life.</summary>
        private void Axis(int bottom)
        {
            double hours = (_end - _start).TotalHours;
            int step = Steps.FirstOrDefault(s => hours / s <= MostTicks, Steps[^1]);
            LocalDateTime at = Local(_start).Date.AtMidnight();
            LocalDateTimePattern pattern = step < 24 ? Hour : Day;
            for (Instant tick = ToInstant(at); tick <= _end; at = at.PlusHours(step), tick = ToInstant(at))
            {
                if (tick >= _start)
                {
                    double x = X(tick);
                    _svg.AddLine($"<path class=\"tick\" d=\"M{x:0.##} {Top - 8}V{bottom}\"/>");
                    _svg.AddLine($"<text class=\"soft\" x=\"{x:0.##}\" y=\"{bottom + 14}\" text-anchor=\"middle\" font-size=\"10\">{Digits(pattern.Format(at))}</text>");
                }
            }

            _svg.AddLine($"<text class=\"soft\" x=\"{Left}\" y=\"{bottom + 30}\" font-size=\"10\">{_zone.Id}</text>");
        }

        private void Legend(int y)
        {
            int x = Left;
            foreach ((_, string style, string english, string persian) in States.Take(4))
            {
                string label = IsPersian ? persian : english;
                _svg.AddLine($"<rect class=\"bar {style}\" x=\"{x}\" y=\"{y - 10}\" width=\"12\" height=\"12\"/><text class=\"soft\" x=\"{x + 17}\" y=\"{y}\">{label}</text>");
                x += 36 + (label.Length * 7);
            }
        }

        private LocalDateTime Local(Instant instant) => instant.InZone(_zone).LocalDateTime;

        private Instant ToInstant(LocalDateTime local) => _zone.AtLeniently(local).ToInstant();

        private string Text(Instant instant) => ReasonText.Word(new ReasonInstant(instant), _language, _zone);

        private string Text(Reason reason) => ReasonText.Of(reason, _language, _zone);

        private string Digits(string text) => ReasonText.Digits(text, IsPersian);

        private double X(Instant at) => Left + ((at - _start) / (_end - _start) * (Width - Left - Right));
    }
}
