using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Reports;

/// <summary>A part of a report of estimates: a heading, a sentence or two, and its charts.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class EstimateSection
{
    /// <summary>Puts charts under a heading.</summary>
    /// <param name="heading">The heading; not blank.</param>
    /// <param name="note">What the charts show, and how they are to be read; or null.</param>
    /// <param name="charts">The charts, in order; perhaps none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="heading"/> or <paramref name="charts"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="heading"/> is blank.</exception>
    public EstimateSection(string heading, string? note, IEnumerable<EstimateChart> charts)
    {
        Heading = Guard.Against.NullOrWhiteSpace(heading);
        Note = note;
        Charts = [.. Guard.Against.Null(charts)];
    }

    /// <summary>The heading.</summary>
    public string Heading { get; }

    /// <summary>What the charts show; or null.</summary>
    public string? Note { get; }

    /// <summary>The charts, in order.</summary>
    public ImmutableArray<EstimateChart> Charts { get; }
}
