using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Reports;
using SupportDomain.Sla;

namespace SupportDomain.Documentation.Tests;

/// <summary>Draws a timeline as SVG: a bar with a part for each segment, days below, and the deadline above; said in words too.</summary>
internal static class TimelineDrawing
{
    private const int Left = 20;
    private const int Top = 44;
    private const int Height = 36;
    private const int PixelsPerHour = 12;

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("ddd HH':'mm");

    private static readonly (SlaTimelineState State, string Colour, string Label)[] States =
    [
        (SlaTimelineState.Running, "#2e7d32", "time counts"),
        (SlaTimelineState.Paused, "#f9a825", "paused"),
        (SlaTimelineState.PausedAndClosed, "#fbe6a8", "paused, and closed"),
        (SlaTimelineState.Closed, "#cfd8dc", "closed"),
        (SlaTimelineState.Stopped, "#ffffff", "stopped"),
    ];

    /// <summary>The drawing of a timeline whose days are those of UTC.</summary>
    internal static string Draw(SlaTimeline timeline, SlaDeadline deadline)
    {
        double right = X(timeline, timeline.End);
        StringBuilder svg = new();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{right + Left:0}\" height=\"150\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-labelledby=\"title desc\">");
        Line(svg, $"<title id=\"title\">The clock {timeline.Clock} over the life of ticket {timeline.Ticket.Value}</title>");
        Line(svg, $"<desc id=\"desc\">{string.Join(' ', timeline.Segments.Select(Words))} Due {Text(deadline.DueAt)}.</desc>");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        foreach (SlaTimelineSegment segment in timeline.Segments)
        {
            double x = X(timeline, segment.Start);
            double width = X(timeline, segment.End) - x;
            Line(svg, $"<rect x=\"{x:0}\" y=\"{Top}\" width=\"{width:0}\" height=\"{Height}\" fill=\"{ColourOf(segment.State)}\" stroke=\"#37474f\"/>");
            if (width >= 40)
            {
                string colour = segment.State == SlaTimelineState.Running ? "#ffffff" : "#000000";
                Line(svg, $"<text x=\"{x + (width / 2):0}\" y=\"{Top + 23}\" text-anchor=\"middle\" fill=\"{colour}\">{segment.Length.TotalHours:0} h</text>");
            }
        }

        Line(svg, $"<path d=\"M{X(timeline, deadline.DueAt):0} {Top - 8} v{Height + 16}\" stroke=\"#b71c1c\" stroke-width=\"2\"/>");
        Line(svg, $"<text x=\"{X(timeline, deadline.DueAt):0}\" y=\"{Top - 14}\" text-anchor=\"end\" fill=\"#b71c1c\">due {Text(deadline.DueAt)}</text>");
        for (LocalDate day = timeline.Start.InUtc().Date.PlusDays(1); day.AtMidnight().InUtc().ToInstant() <= timeline.End; day = day.PlusDays(1))
        {
            double x = X(timeline, day.AtMidnight().InUtc().ToInstant());
            Line(svg, $"<path d=\"M{x:0} {Top + Height} v8\" stroke=\"#37474f\"/>");
            Line(svg, $"<text x=\"{x:0}\" y=\"{Top + Height + 22}\">{LocalDatePattern.CreateWithInvariantCulture("dddd").Format(day)}</text>");
        }

        Legend(svg);
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void Legend(StringBuilder svg)
    {
        int x = Left;
        foreach ((SlaTimelineState _, string colour, string label) in States)
        {
            Line(svg, $"<rect x=\"{x}\" y=\"122\" width=\"14\" height=\"14\" fill=\"{colour}\" stroke=\"#37474f\"/>");
            Line(svg, $"<text x=\"{x + 20}\" y=\"134\">{label}</text>");
            x += 40 + (label.Length * 7);
        }
    }

    private static string Words(SlaTimelineSegment segment) => string.Create(
        CultureInfo.InvariantCulture, $"{Text(segment.Start)}, {segment.Length.TotalHours:0} h: {ReasonText.Of(segment.Reason, WordingLanguage.English)}.");

    private static string ColourOf(SlaTimelineState state) => States.Single(s => s.State == state).Colour;

    private static string Text(Instant at) => Moment.Format(at.InUtc().LocalDateTime);

    private static double X(SlaTimeline timeline, Instant at) => Left + ((at - timeline.Start).TotalHours * PixelsPerHour);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
