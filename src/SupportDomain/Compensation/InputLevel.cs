using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>A level that an input can be at, and what proves it.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class InputLevel
{
    /// <summary>Names a level.</summary>
    /// <param name="name">What it is called; compared ordinally.</param>
    /// <param name="evidence">All that must be shown; none where the level needs no proof.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank, or a piece of evidence is null.</exception>
    public InputLevel(string name, params IEnumerable<LevelEvidence> evidence)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Evidence = [.. Guard.Against.Null(evidence).Select(e => Guard.Against.Null(e, nameof(evidence)))];
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>All that must be shown to be taken for one at this level.</summary>
    public ImmutableArray<LevelEvidence> Evidence { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal string Canonical => CanonicalText.Of([Name, .. Evidence.Select(e => e.ToString())]);
}
