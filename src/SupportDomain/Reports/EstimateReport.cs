using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Reports;

/// <summary>What a report of estimates says, in the language it is to be read in: <see cref="HtmlReport.Write(TextWriter, EstimateReport, WordingLanguage)"/> makes a page of it.</summary>
/// <remarks>
/// What an estimate rests on belongs to it: a report has at least one list of assumptions, which may be empty where nothing was assumed. Equality is by reference. Immutable, and safe to
/// share between threads.
/// </remarks>
public sealed class EstimateReport
{
    /// <summary>Puts a report together.</summary>
    /// <param name="title">What kind of report it is, such as "Simulation"; not blank.</param>
    /// <param name="name">What it is of, such as a desk; not blank.</param>
    /// <param name="method">How the estimates were made, a sentence each.</param>
    /// <param name="warnings">What makes them doubtful, a sentence each; perhaps none.</param>
    /// <param name="facts">Single figures with a name, as texts.</param>
    /// <param name="sections">The sections, in order.</param>
    /// <param name="assumptions">What the estimates rest on: for each subject, or for the empty text where there is one, an assumption a line.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text is blank, or there is no list of assumptions.</exception>
    public EstimateReport(
        string title,
        string name,
        IEnumerable<string> method,
        IEnumerable<string> warnings,
        IEnumerable<KeyValuePair<string, string>> facts,
        IEnumerable<EstimateSection> sections,
        IEnumerable<KeyValuePair<string, ImmutableArray<string>>> assumptions)
    {
        Title = Guard.Against.NullOrWhiteSpace(title);
        Name = Guard.Against.NullOrWhiteSpace(name);
        Method = [.. Guard.Against.Null(method)];
        Warnings = [.. Guard.Against.Null(warnings)];
        Facts = [.. Guard.Against.Null(facts)];
        Sections = [.. Guard.Against.Null(sections)];
        Assumptions = [.. Guard.Against.Null(assumptions)];
        if (Assumptions.IsEmpty)
        {
            throw new ArgumentException($"Report '{name}' has no list of assumptions; an estimate names what it rests on.", nameof(assumptions));
        }
    }

    /// <summary>What kind of report it is.</summary>
    public string Title { get; }

    /// <summary>What it is of.</summary>
    public string Name { get; }

    /// <summary>How the estimates were made.</summary>
    public ImmutableArray<string> Method { get; }

    /// <summary>What makes them doubtful.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Single figures with a name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Facts { get; }

    /// <summary>The sections, in order.</summary>
    public ImmutableArray<EstimateSection> Sections { get; }

    /// <summary>What the estimates rest on, by subject.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Assumptions { get; }
}
