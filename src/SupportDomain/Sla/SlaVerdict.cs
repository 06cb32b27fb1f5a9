using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>What one clock says of one ticket at one instant, with the facts it rests on.</summary>
/// <remarks>Equality is by value; there is no order. <c>default</c> is that of a ticket without policy, at 1970-01-01T00:00Z. Immutable, and safe to share between threads.</remarks>
/// <param name="Policy">The policy that applied, or null where none did.</param>
/// <param name="Outcome">How the ticket stands.</param>
/// <param name="StartedAt">When the clock started.</param>
/// <param name="StoppedAt">When it stopped, or null while it runs.</param>
/// <param name="EvaluatedAt">The instant of the verdict.</param>
/// <param name="Deadline">The deadline, or why there is none; without a policy <c>default</c>.</param>
public readonly record struct SlaVerdict(
    PolicyId? Policy,
    SlaOutcome Outcome,
    Instant StartedAt,
    Instant? StoppedAt,
    Instant EvaluatedAt,
    SlaDeadline Deadline)
{
    /// <summary>The time on the clock from the start to the stop, or to the verdict while it runs; negative if the log says so.</summary>
    public Duration Elapsed => (StoppedAt ?? EvaluatedAt) - StartedAt;
}
