using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>A stretch of a ticket's life in which a clock did one thing for one reason.</summary>
/// <remarks>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
/// <param name="Start">The start, inclusive.</param>
/// <param name="End">The end, exclusive; after the start.</param>
/// <param name="State">What the clock did.</param>
/// <param name="Instance">The instance it belongs to, or the one that ended last; 0 before the first.</param>
/// <param name="Reason">Why: the status or event that paused it, or the layer of the calendar that was closed.</param>
/// <param name="ClosedBy">The layer of the calendar that was closed, also where the clock was paused as well; else null.</param>
public sealed record SlaTimelineSegment(Instant Start, Instant End, SlaTimelineState State, int Instance, Reason Reason, Reason? ClosedBy)
{
    /// <summary>How long it is, on the clock.</summary>
    public Duration Length => End - Start;
}
