using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace SupportDomain.Identifiers;

/// <summary>Names one step within a workflow.</summary>
/// <remarks>
/// <para>A non-empty text of at most <see cref="MaxLength"/> characters without control characters and without space at either end.</para>
/// <para>Equality and order are ordinal, character by character: no culture, no case folding.</para>
/// <para><c>default</c> holds no identifier: <see cref="IsDefault"/> is true, <see cref="Value"/> throws, and it equals only itself.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly struct WorkflowStepId : IEquatable<WorkflowStepId>, IComparable<WorkflowStepId>, ISpanParsable<WorkflowStepId>, ISpanFormattable
{
    /// <summary>The greatest number of characters, inclusive.</summary>
    public const int MaxLength = IdentifierText.MaxLength;

    private readonly string? _value;

    /// <summary>Takes the identifier as the source system writes it.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, too long, holds a control character, or begins or ends with white space.</exception>
    public WorkflowStepId(string value) => _value = IdentifierText.Check(value);

    private WorkflowStepId(string value, bool isChecked)
    {
        Debug.Assert(isChecked, "only for text without fault");
        _value = value;
    }

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Value => _value ?? throw new InvalidOperationException("default(WorkflowStepId) holds no identifier.");

    /// <summary>Whether this is <c>default</c>, which holds no identifier.</summary>
    public bool IsDefault => _value is null;

    private string Text => _value ?? string.Empty;

    /// <summary>Ordinal equality.</summary>
    public static bool operator ==(WorkflowStepId left, WorkflowStepId right) => left.Equals(right);

    /// <summary>Ordinal inequality.</summary>
    public static bool operator !=(WorkflowStepId left, WorkflowStepId right) => !left.Equals(right);

    /// <summary>Ordinal order; <c>default</c> comes first.</summary>
    public static bool operator <(WorkflowStepId left, WorkflowStepId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order; <c>default</c> comes first.</summary>
    public static bool operator <=(WorkflowStepId left, WorkflowStepId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order; <c>default</c> comes first.</summary>
    public static bool operator >(WorkflowStepId left, WorkflowStepId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order; <c>default</c> comes first.</summary>
    public static bool operator >=(WorkflowStepId left, WorkflowStepId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static WorkflowStepId Parse(string s, IFormatProvider? provider) => new(s);

    /// <summary>Takes the text as it is; the provider is not used.</summary>
    /// <exception cref="ArgumentException"><paramref name="s"/> is no identifier.</exception>
    public static WorkflowStepId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(s.ToString());

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out WorkflowStepId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WorkflowStepId result)
    {
        bool valid = IdentifierText.Fault(s) is null;
        result = valid ? new WorkflowStepId(s!, isChecked: true) : default;
        return valid;
    }

    /// <summary>Takes the text as it is, or says no; the provider is not used.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out WorkflowStepId result)
    {
        bool valid = IdentifierText.Fault(s) is null;
        result = valid ? new WorkflowStepId(s.ToString(), isChecked: true) : default;
        return valid;
    }

    /// <inheritdoc/>
    public bool Equals(WorkflowStepId other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WorkflowStepId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : string.GetHashCode(_value, StringComparison.Ordinal);

    /// <summary>Ordinal order; <c>default</c> comes first.</summary>
    public int CompareTo(WorkflowStepId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The text, or nothing for <c>default</c>.</summary>
    public override string ToString() => Text;

    /// <summary>The text; format and provider are not used.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Text;

    /// <summary>Copies the text if it fits; format and provider are not used.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = Text.TryCopyTo(destination);
        charsWritten = fits ? Text.Length : 0;
        return fits;
    }
}
