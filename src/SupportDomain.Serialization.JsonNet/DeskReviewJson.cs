using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Sla;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>The review of a desk as it is written: whether it can be read, what it names and never uses, and what <see cref="DeskReview"/> finds.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class DeskReviewJson
{
    /// <summary>The member by which each section is asked for.</summary>
    private static readonly (string Section, string AskedBy)[] Sections = [("calendars", "calendar"), ("dayRules", "rule"), ("metrics", "metric")];

    /// <summary>Reviews a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="documentName">What to call it in findings, such as the file's name.</param>
    /// <param name="zones">Where time zones are looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <param name="desk">The desk; null where the document cannot be read, which is then the only finding.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ImmutableArray<DeskFinding> Review(string json, string documentName, IDateTimeZoneProvider zones, out Desk? desk)
    {
        ArgumentNullException.ThrowIfNull(json);
        using StringReader reader = new(json);
        try
        {
            desk = DeskJson.Read(reader, documentName, zones);
        }
        catch (DeskFormatException fault)
        {
            desk = null;
            string place = string.Create(CultureInfo.InvariantCulture, $"{fault.DocumentName}, line {fault.Line}, {fault.Path}");
            return [new(DeskFindingWeight.Problem, fault.Path, DeskReasons.Document.Of(new ReasonName(place), new ReasonName(fault.Found), new ReasonName(fault.Allowed)))];
        }

        return [.. DeskReview.Of(desk), .. Unused(json)];
    }

    /// <summary>Writes findings as a JSON document: weight, place, reason as a code with its facts, and as text in one language.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="language">The language of the texts.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, IReadOnlyCollection<DeskFinding> findings, WordingLanguage language)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(findings);
        JsonOutput.Write(writer, new
        {
            version = 1,
            problems = findings.Count(f => f.Weight == DeskFindingWeight.Problem),
            doubts = findings.Count(f => f.Weight == DeskFindingWeight.Doubt),
            findings = findings.Select(f => new { weight = CamelCase.Of(f.Weight), place = f.Place, reason = ReasonNode.Write(f.Reason), text = ReasonText.Of(f.Reason, language) }),
        });
    }

    private static IEnumerable<DeskFinding> Unused(string json)
    {
        using JsonTextReader reader = new(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        JObject root = JObject.Load(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore });
        foreach ((string section, string askedBy) in Sections)
        {
            HashSet<string> asked = [.. root.Descendants().OfType<JProperty>()
                .Where(p => string.Equals(p.Name, askedBy, StringComparison.Ordinal) && p.Value.Type == JTokenType.String).Select(p => (string)p.Value!)];
            foreach (JProperty named in (root[section] as JObject)?.Properties() ?? [])
            {
                if (!asked.Contains(named.Name))
                {
                    yield return new(DeskFindingWeight.Doubt, $"{section}.{named.Name}", DeskReasons.Unused.Of(new ReasonName(named.Name), new ReasonName(section)));
                }
            }
        }
    }
}
