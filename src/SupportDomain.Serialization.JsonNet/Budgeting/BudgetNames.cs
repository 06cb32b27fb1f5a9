using SupportDomain.Budgeting;
using SupportDomain.Numerics;

namespace SupportDomain.Serialization.JsonNet.Budgeting;

/// <summary>How enumerations are written in a budget's document.</summary>
internal static class BudgetNames
{
    internal static readonly IReadOnlyDictionary<string, WeightBasis> Bases = Camel<WeightBasis>();

    internal static readonly IReadOnlyDictionary<string, BudgetLineKind> Kinds = Camel<BudgetLineKind>();

    internal static readonly IReadOnlyDictionary<string, Rounding> Roundings = Camel<Rounding>();

    internal static string Of<T>(IReadOnlyDictionary<string, T> names, T value)
        where T : struct, Enum => names.First(n => n.Value.Equals(value)).Key;

    private static Dictionary<string, T> Camel<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(
            v => v.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : string.Empty, v => v, StringComparer.Ordinal);
}
