using NodaTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Staffing;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Distributions of durations as objects of a document.</summary>
internal static class DistributionNode
{
    internal static readonly IReadOnlyDictionary<string, DurationShape> Kinds = Enum.GetValues<DurationShape>().ToDictionary(CamelCase.Of, s => s, StringComparer.Ordinal);

    internal static DurationDistribution Read(JsonNode node)
    {
        DurationShape shape = node.Member("kind").OneOf(Kinds);
        Duration Length(string name) => node.Member(name).Duration();
        Func<DurationDistribution> build = Builder(node, shape, Length);
        node.Close();
        return node.Build(build, "durations of at most 1,000 days, a mean above 0, 1 to 1,000 phases, and at least one that was observed");
    }

    internal static object ToJson(DurationDistribution distribution) => distribution.Shape switch
    {
        DurationShape.Deterministic => new { kind = "deterministic", value = DurationText.Format(distribution.Mean) },
        DurationShape.Exponential => new { kind = "exponential", mean = DurationText.Format(distribution.Mean) },
        DurationShape.Erlang => new { kind = "erlang", phases = distribution.Phases, mean = DurationText.Format(distribution.Mean) },
        DurationShape.Lognormal => new { kind = "lognormal", mean = DurationText.Format(distribution.Mean), deviation = DurationText.Format(distribution.StandardDeviation!.Value) },
        DurationShape.Empirical => new { kind = "empirical", observed = distribution.Observed.Select(DurationText.Format) },
        _ => throw new NotSupportedException($"A distribution of shape {distribution.Shape} has no JSON form in this version."),
    };

    /// <summary>Reads the members of the shape, and gives what builds it of them.</summary>
    private static Func<DurationDistribution> Builder(JsonNode node, DurationShape shape, Func<string, Duration> length)
    {
        switch (shape)
        {
            case DurationShape.Deterministic:
                Duration value = length("value");
                return () => DurationDistribution.Deterministic(value);
            case DurationShape.Empirical:
                Duration[] observed = [.. node.Member("observed").Items().Select(o => o.Duration())];
                return () => DurationDistribution.Empirical(observed);
            case DurationShape.Erlang:
                int phases = node.Member("phases").Integer(1, DurationDistribution.MaximumPhases);
                Duration sum = length("mean");
                return () => DurationDistribution.Erlang(phases, sum);
            case DurationShape.Lognormal:
                Duration centre = length("mean");
                Duration deviation = length("deviation");
                return () => DurationDistribution.Lognormal(centre, deviation);
            default:
                Duration mean = length("mean");
                return () => DurationDistribution.Exponential(mean);
        }
    }
}
