using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;

namespace SupportDomain.Identifiers;

/// <summary>Why something was decided: a code and the values that belong to it. Text is made of it where it is shown, in the reader's language.</summary>
/// <remarks>
/// <para>A reason may be the parameter of another: a status, a metric or any other term that has a word in each language is a reason without parameters.</para>
/// <para>Equality is that of the code and of every parameter, in order; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class Reason : IEquatable<Reason>, IReasonParameter
{
    /// <summary>Gives a reason; <see cref="ReasonKind.Of"/> does so with the parameters checked against what the code takes.</summary>
    /// <param name="code">What kind of reason it is.</param>
    /// <param name="parameters">Its values, in the order that the code says.</param>
    /// <exception cref="ArgumentException"><paramref name="code"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException">A parameter is null.</exception>
    public Reason(ReasonCode code, params ReadOnlySpan<IReasonParameter> parameters)
    {
        Code = code.IsDefault ? throw new ArgumentException("A reason has a code; default(ReasonCode) is none.", nameof(code)) : code;
        foreach (IReasonParameter parameter in parameters)
        {
            Guard.Against.Null(parameter, nameof(parameters));
        }

        Parameters = [.. parameters];
    }

    /// <summary>What kind of reason it is.</summary>
    public ReasonCode Code { get; }

    /// <summary>Its values, in the order that the code says.</summary>
    public ImmutableArray<IReasonParameter> Parameters { get; }

    /// <summary>Equality of code and parameters.</summary>
    public static bool operator ==(Reason? left, Reason? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of code or parameters.</summary>
    public static bool operator !=(Reason? left, Reason? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Reason? other) => other is not null && Code == other.Code && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Reason);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Parameters.Length);

    /// <summary>The code with its values in parentheses, in the invariant culture: for logs and messages, not for readers.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The code with its values in parentheses; the format is not used.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Parameters.IsEmpty
        ? Code.Text
        : $"{Code.Text}({string.Join(", ", Parameters.Select(p => p.ToString(null, formatProvider ?? CultureInfo.InvariantCulture)))})";
}
