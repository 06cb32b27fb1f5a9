using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Staffing;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Arrivals as objects of a document.</summary>
internal static class ArrivalNode
{
    internal const int HoursOfDay = 24;

    internal static readonly IReadOnlyDictionary<string, ArrivalShape> Kinds = Enum.GetValues<ArrivalShape>().ToDictionary(CamelCase.Of, s => s, StringComparer.Ordinal);

    internal static ArrivalProcess Read(JsonNode node, IDateTimeZoneProvider zones)
    {
        ArrivalShape shape = node.Member("kind").OneOf(Kinds);
        Func<ArrivalProcess> build = Builder(node, shape, zones);
        node.Close();
        return node.Build(build, "rates of at most 1,000,000 an hour, one of them above 0; a gap from 100 ns to 1,000 days; at least one instant");
    }

    internal static object ToJson(ArrivalProcess arrivals) => arrivals.Shape switch
    {
        ArrivalShape.Poisson => new { kind = "poisson", perHour = ToJson(arrivals.PerHour[0]) },
        ArrivalShape.Weekly => new { kind = "weekly", zone = arrivals.Zone!.Id, perHour = Days(arrivals) },
        ArrivalShape.Regular => new { kind = "regular", every = DurationText.Format(arrivals.Every) },
        ArrivalShape.Recorded => new { kind = "recorded", at = arrivals.Instants.Select(InstantPattern.ExtendedIso.Format) },
        _ => throw new NotSupportedException($"Arrivals of shape {arrivals.Shape} have no JSON form in this version."),
    };

    /// <summary>Reads the members of the shape, and gives what builds it of them.</summary>
    private static Func<ArrivalProcess> Builder(JsonNode node, ArrivalShape shape, IDateTimeZoneProvider zones)
    {
        switch (shape)
        {
            case ArrivalShape.Poisson:
                Rational rate = node.Member("perHour").Number();
                return () => ArrivalProcess.Poisson(rate);
            case ArrivalShape.Weekly:
                DateTimeZone zone = node.Member("zone").Zone(zones);
                Rational[] rates = Week(node.Member("perHour"));
                return () => ArrivalProcess.Weekly(zone, rates);
            case ArrivalShape.Regular:
                Duration every = node.Member("every").Duration();
                return () => ArrivalProcess.Regular(every);
            default:
                Instant[] at = [.. node.Member("at").Items().Select(i => i.Instant())];
                return () => ArrivalProcess.Recorded(at);
        }
    }

    /// <summary>The rates of a week, Monday first; nothing comes in on a day that is not there.</summary>
    private static Rational[] Week(JsonNode node)
    {
        List<Rational> rates = [];
        foreach (string day in CalendarJson.Days.OrderBy(d => d.Value).Select(d => d.Key))
        {
            JsonNode? hours = node.Optional(day);
            Rational[] read = hours is null ? new Rational[HoursOfDay] : [.. hours.Items().Select(h => h.Number())];
            rates.AddRange(read.Length == HoursOfDay ? read : throw hours!.Fault(string.Create(CultureInfo.InvariantCulture, $"{read.Length} rates"), "24 rates, 00:00 to 01:00 first"));
        }

        node.Close();
        return [.. rates];
    }

    private static Dictionary<string, IEnumerable<JValue>> Days(ArrivalProcess arrivals) => CalendarJson.Days
        .Select(d => (d.Key, Rates: arrivals.PerHour.AsSpan(((int)d.Value - 1) * HoursOfDay, HoursOfDay).ToArray()))
        .Where(d => !d.Rates.All(r => r.IsZero))
        .ToDictionary(d => d.Key, d => d.Rates.Select(ToJson), StringComparer.Ordinal);

    /// <summary>A whole number as it is, a fraction as text.</summary>
    private static JValue ToJson(Rational rate) => rate.IsInteger ? new JValue((long)rate.Numerator) : new JValue(rate.ToString(null, CultureInfo.InvariantCulture));
}
