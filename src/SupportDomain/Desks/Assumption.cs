using SupportDomain.Internal;

namespace SupportDomain.Desks;

/// <summary>Where a stated part of an operation comes from: a source, or that it is a guess.</summary>
/// <remarks>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
public sealed record Assumption
{
    /// <summary>States an assumption.</summary>
    /// <param name="part">What is assumed.</param>
    /// <param name="note">Where it comes from, in words.</param>
    /// <exception cref="ArgumentException"><paramref name="note"/> is null or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is not a named member.</exception>
    public Assumption(OperationPart part, string note)
    {
        Part = Guard.Against.UndefinedEnum(part);
        Note = Guard.Against.NullOrWhiteSpace(note);
    }

    /// <summary>What is assumed.</summary>
    public OperationPart Part { get; }

    /// <summary>Where it comes from.</summary>
    public string Note { get; }
}
