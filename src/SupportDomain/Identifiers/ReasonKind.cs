using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Identifiers;

/// <summary>A kind of reason: its code, and what its parameters are called, in order. Each area of the library lists its kinds in one place.</summary>
/// <remarks>
/// <para>The names are the placeholders of its wording: <c>{ticket}</c> stands for the parameter <c>ticket</c>.</para>
/// <para>Equality is by reference: there is one object a kind. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class ReasonKind
{
    /// <summary>States a kind of reason.</summary>
    /// <param name="code">The text of its code.</param>
    /// <param name="parameters">What its parameters are called, each name once.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="code"/> is no code, or a name is blank or stands twice.</exception>
    public ReasonKind(string code, params IEnumerable<string> parameters)
    {
        Code = new ReasonCode(code);
        ParameterNames = [.. Guard.Against.Null(parameters)];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in ParameterNames)
        {
            if (string.IsNullOrWhiteSpace(name) || !seen.Add(name))
            {
                throw new ArgumentException($"The reason {code} names a parameter '{name}'; each parameter has a name of its own.", nameof(parameters));
            }
        }
    }

    /// <summary>The code.</summary>
    public ReasonCode Code { get; }

    /// <summary>What the parameters are called, in order.</summary>
    public ImmutableArray<string> ParameterNames { get; }

    /// <summary>A reason of this kind.</summary>
    /// <param name="parameters">One value for each name, in their order.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than names.</exception>
    /// <exception cref="ArgumentNullException">A value is null.</exception>
    public Reason Of(params ReadOnlySpan<IReasonParameter> parameters) => parameters.Length == ParameterNames.Length
        ? new Reason(Code, parameters)
        : throw new ArgumentException($"The reason {Code.Text} takes {ParameterNames.Length} parameters ({string.Join(", ", ParameterNames)}); {parameters.Length} were given.", nameof(parameters));

    /// <summary>The code.</summary>
    public override string ToString() => Code.Text;
}
