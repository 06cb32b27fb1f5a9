using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>Something that proves that a person is at a level: a course, a certificate, years, a company of a list.</summary>
/// <remarks>Equality compares kind and text. Immutable, and safe to share between threads.</remarks>
public sealed record LevelEvidence
{
    /// <summary>States what proves a level.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no named member.</exception>
    public LevelEvidence(EvidenceKind kind, string text)
    {
        Kind = Guard.Against.UndefinedEnum(kind);
        Text = Guard.Against.NullOrWhiteSpace(text);
    }

    /// <summary>What kind of thing.</summary>
    public EvidenceKind Kind { get; }

    /// <summary>What is to be shown.</summary>
    public string Text { get; }

    /// <summary>Kind and text.</summary>
    public override string ToString() => $"{Kind}: {Text}";
}
