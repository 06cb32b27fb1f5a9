using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Metrics;

namespace SupportDomain.Desks.Measures;

/// <summary>The tickets that are unresolved: now by age, and in the past by day.</summary>
/// <remarks>
/// <para>Unresolved means neither solved, closed, cancelled nor merged. A ticket counts at a local midnight T if it was opened before T and not resolved before T; one that is
/// taken up again counts again.</para>
/// <para>Equality is by reference. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class BacklogSummary
{
    internal BacklogSummary(DurationSample ages, ImmutableArray<AgeBand> bands, LocalDate firstDate, int stepDays, ImmutableArray<long> counts)
    {
        Ages = ages;
        Bands = bands;
        FirstDate = firstDate;
        StepDays = stepDays;
        Counts = counts;
    }

    /// <summary>How many tickets are unresolved at the instant of the verdicts.</summary>
    public int Open => Ages.Count;

    /// <summary>The time since the opening of these tickets.</summary>
    public DurationSample Ages { get; }

    /// <summary>These tickets by age, the youngest first.</summary>
    public ImmutableArray<AgeBand> Bands { get; }

    /// <summary>The date at whose beginning the first of <see cref="Counts"/> was taken, in the zone of the log; without meaning where there is none.</summary>
    public LocalDate FirstDate { get; }

    /// <summary>The days from one count to the next: 1, or for a long log 7, 28, 84 or 364, so that there are at most 400 counts.</summary>
    public int StepDays { get; }

    /// <summary>How many tickets were unresolved at midnight, from <see cref="FirstDate"/> to the date of the verdicts.</summary>
    public ImmutableArray<long> Counts { get; }
}
