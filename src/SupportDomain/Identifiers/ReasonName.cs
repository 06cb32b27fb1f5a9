using SupportDomain.Internal;

namespace SupportDomain.Identifiers;

/// <summary>A text as somebody wrote it, or the name of a ticket, agent, group, policy or clock, as a parameter of a reason: shown as it is in every language.</summary>
/// <remarks>
/// <para>A term of the library's own that has a word in each language is a <see cref="Reason"/>, not a text.</para>
/// <para>Equality is ordinal; there is no order. <c>default</c> is the empty text. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct ReasonName : IReasonParameter
{
    private readonly string? _value;

    /// <summary>Takes the text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ReasonName(string value) => _value = Guard.Against.Null(value);

    /// <summary>The text.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(ReasonName other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    /// <summary>The text.</summary>
    public override string ToString() => Value;

    /// <summary>The text; format and provider are not used.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value;
}
