using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>What is required of an agent from some time after enqueueing on.</summary>
/// <remarks>Equal by value; no order; no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed record RoutingStep
{
    /// <summary>States a step.</summary>
    /// <param name="after">How long after enqueueing the step begins; zero or more.</param>
    /// <param name="requirements">What is required from then on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative.</exception>
    public RoutingStep(Duration after, SkillRequirements requirements)
    {
        After = Guard.Against.OutOfRange(after, Duration.Zero, Duration.MaxValue);
        Requirements = Guard.Against.Null(requirements);
    }

    /// <summary>How long after enqueueing the step begins.</summary>
    public Duration After { get; }

    /// <summary>What is required from then on.</summary>
    public SkillRequirements Requirements { get; }
}
