using System.Collections.Immutable;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>What one clock made of a ticket: which policy and why, the verdicts, and every moment of the ticket's life.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class ClockExplanation
{
    internal ClockExplanation(SlaClock clock, PolicyTrace trace, ImmutableArray<ClockVerdict> verdicts, SlaTimeline timeline)
    {
        Clock = clock;
        Trace = trace;
        Verdicts = verdicts;
        Timeline = timeline;
    }

    /// <summary>The clock.</summary>
    public SlaClock Clock { get; }

    /// <summary>Of each of its policies whether it was chosen, and if not, why: as the ticket was when the clock started, or is now where it has not.</summary>
    public PolicyTrace Trace { get; }

    /// <summary>The verdicts, one an instance, in order; none where the clock has not started.</summary>
    public ImmutableArray<ClockVerdict> Verdicts { get; }

    /// <summary>Every moment of the ticket's life as the clock sees it: its segments sum to the life exactly.</summary>
    public SlaTimeline Timeline { get; }
}
