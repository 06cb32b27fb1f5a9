using System.Collections.Immutable;
using SupportDomain.Numerics;

namespace SupportDomain.Budgeting;

/// <summary>Tables by basis.</summary>
internal static class WeightBases
{
    /// <summary>The table of the pairs; a basis that comes twice is refused, with an equal value too.</summary>
    internal static ImmutableDictionary<WeightBasis, Rational> Distinct(IEnumerable<KeyValuePair<WeightBasis, Rational>> pairs, string parameterName)
    {
        ImmutableDictionary<WeightBasis, Rational>.Builder table = ImmutableDictionary.CreateBuilder<WeightBasis, Rational>();
        foreach ((WeightBasis basis, Rational value) in pairs)
        {
            if (table.ContainsKey(basis))
            {
                throw new ArgumentException($"{parameterName} gives {basis} twice; each basis may come once.", parameterName);
            }

            table.Add(basis, value);
        }

        return table.ToImmutable();
    }
}
