using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Sla;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>An explained ticket as a JSON document: ticket, events, and of each clock the policies, the verdicts, the timeline and its sums.</summary>
/// <remarks>It is written and not read: it follows from the events, the clocks and the instant. Durations are seconds, exact to the nanosecond; instants are ISO 8601 in UTC. Safe to use from several threads.</remarks>
public static class TicketExplanationJson
{
    /// <summary>The version that is written.</summary>
    public const int Version = 1;

    /// <summary>Writes an explanation, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">The language of the texts that stand beside the reason codes.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, TicketExplanation explanation, WordingLanguage language = WordingLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(explanation);
        JObject json = new()
        {
            ["version"] = Version,
            ["asOf"] = InstantPattern.ExtendedIso.Format(explanation.AsOf),
            ["ticket"] = Parsed(TicketJson.Write(explanation.Ticket)),
            ["facts"] = new JArray(ExplanationReasons.FactsOf(explanation.Ticket).Select(f => Worded(f, language))),
            ["events"] = new JArray(explanation.Events.Select(e => Parsed(TicketEventJson.Write(e)))),
            ["clocks"] = new JArray(explanation.Clocks.Select(c => Clock(c, language))),
        };
        writer.Write(json.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n");
    }

    private static JObject Clock(ClockExplanation clock, WordingLanguage language) => new()
    {
        ["clock"] = clock.Clock.Id,
        ["title"] = clock.Clock.Title,
        ["trace"] = ResultNode.Of(clock.Trace),
        ["verdicts"] = new JArray(clock.Verdicts.Select(v => Verdict(v, language))),
        ["timeline"] = ResultNode.Of(clock.Timeline),
        ["secondsByState"] = new JObject(Enum.GetValues<SlaTimelineState>().Select(s => new JProperty(CamelCase.Of(s), DurationSeconds.Of(clock.Timeline.In(s))))),
        ["account"] = Worded(ExplanationReasons.AccountOf(clock.Timeline), language),
    };

    private static JObject Verdict(ClockVerdict verdict, WordingLanguage language)
    {
        JObject json = ResultNode.Of(verdict);
        json["text"] = ReasonText.Of(verdict.Reason, language);
        return json;
    }

    private static JObject Worded(Reason reason, WordingLanguage language)
    {
        JObject json = ReasonNode.Write(reason);
        json["text"] = ReasonText.Of(reason, language);
        return json;
    }

    private static JObject Parsed(string json)
    {
        using JsonTextReader reader = new(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, Culture = CultureInfo.InvariantCulture };
        return JObject.Load(reader);
    }
}
