using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>A ticket's whole life as one clock sees it: segments without gap or overlap, whose lengths sum to the life exactly.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class SlaTimeline
{
    internal SlaTimeline(TicketId ticket, string clock, Instant start, Instant end, ImmutableArray<SlaTimelineSegment> segments)
    {
        Ticket = ticket;
        Clock = clock;
        Start = start;
        End = end;
        Segments = segments;
    }

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>The clock's name.</summary>
    public string Clock { get; }

    /// <summary>The instant of the first event.</summary>
    public Instant Start { get; }

    /// <summary>The end: the instant at which the ticket was closed, cancelled or merged, unless it was opened again since; else the instant of the question.</summary>
    public Instant End { get; }

    /// <summary>The life: the sum of all segments.</summary>
    public Duration Length => End - Start;

    /// <summary>The segments, ascending; the first begins at <see cref="Start"/>, each further one where the one before ends, and the last ends at <see cref="End"/>.</summary>
    public ImmutableArray<SlaTimelineSegment> Segments { get; }

    /// <summary>The time in one state: linear in the segments.</summary>
    public Duration In(SlaTimelineState state)
    {
        Duration sum = Duration.Zero;
        foreach (SlaTimelineSegment segment in Segments)
        {
            sum += segment.State == state ? segment.Length : Duration.Zero;
        }

        return sum;
    }
}
