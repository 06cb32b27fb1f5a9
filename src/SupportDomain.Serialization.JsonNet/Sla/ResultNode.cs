using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>What clocks say, as objects of a document.</summary>
internal static class ResultNode
{
    internal static JObject Of(ClockVerdict verdict) => Object(
        ("ticket", verdict.Ticket.Value),
        ("clock", verdict.Clock),
        ("metric", verdict.Metric),
        ("promise", SlaNames.UnlessUsual(verdict.Kind, ClockKind.CustomerSla)),
        ("instance", verdict.Instance),
        ("outcome", CamelCase.Of(verdict.Outcome)),
        ("policy", verdict.Verdict.Policy?.Value),
        ("policyVersion", verdict.PolicyVersion),
        ("evaluatedAt", Text(verdict.Verdict.EvaluatedAt)),
        ("startedAt", Text(verdict.Verdict.StartedAt)),
        ("stoppedAt", Text(verdict.Verdict.StoppedAt)),
        ("pausedSince", Text(verdict.PausedSince)),
        ("dueAt", verdict.Verdict.Deadline is { Exists: true } due ? Text(due.DueAt) : null),
        ("breachAt", verdict.Verdict.Deadline is { Exists: true } breach ? Text(breach.BreachAt) : null),
        ("noDeadline", verdict.Verdict.Deadline.Exists || verdict.Verdict.Policy is null ? null : CamelCase.Of(verdict.Verdict.Deadline.Reason)),
        ("dueDateSetByHand", verdict.IsDueDateSetByHand ? true : null),
        ("breachedDeadline", Text(verdict.BreachedDeadline)),
        ("dueIfResumedNow", Text(verdict.DueIfResumedNow)),
        ("allowedSeconds", DurationSeconds.Of(verdict.Allowed)),
        ("countedSeconds", DurationSeconds.Of(verdict.Counted)),
        ("pausedSeconds", DurationSeconds.Of(verdict.Paused)),
        ("elapsedSeconds", DurationSeconds.Of(verdict.Elapsed)),
        ("remainingSeconds", DurationSeconds.Of(verdict.Remaining)),
        ("used", verdict.Used?.ToString(null, CultureInfo.InvariantCulture)),
        ("reason", ReasonNode.Write(verdict.Reason)));

    internal static JObject Of(SlaNotice notice) => Object(
        ("notice", CamelCase.Of(notice.Kind)),
        ("ticket", notice.Ticket.Value),
        ("clock", notice.Clock),
        ("instance", notice.Instance),
        ("at", Text(notice.At)),
        ("late", notice.IsLate ? true : null),
        ("level", notice.Level?.Id),
        ("to", notice.Level?.Addressee),
        ("path", notice.Level is { } level ? CamelCase.Of(level.Path) : null),
        ("policy", notice.Policy?.Value),
        ("action", notice.Action is { } action ? CamelCase.Of(action.Kind) : null),
        ("dueAt", Text(notice.DueAt)),
        ("reason", ReasonNode.Write(notice.Reason)),
        ("before", notice.Before is { } before ? Of(before) : null),
        ("after", notice.After is { } after ? Of(after) : null));

    internal static JObject Of(SlaTimeline timeline) => Object(
        ("ticket", timeline.Ticket.Value),
        ("clock", timeline.Clock),
        ("start", Text(timeline.Start)),
        ("end", Text(timeline.End)),
        ("seconds", DurationSeconds.Of(timeline.Length)),
        ("segments", new JArray(timeline.Segments.Select(Of))));

    internal static JObject Of(PolicyTrace trace) => Object(
        ("chosen", trace.Chosen?.Id.Value),
        ("policies", new JArray(trace.Steps.Select(s => Object(
            ("policy", s.Policy.Value), ("version", s.Version), ("isChosen", s.IsChosen), ("reason", ReasonNode.Write(s.Reason)))))));

    internal static JObject Of(SlaChange change) => Object(
        ("ticket", change.Ticket.Value),
        ("clock", change.Clock),
        ("instance", change.Instance),
        ("reasons", Reasons(change.Reasons)),
        ("before", change.Before is { } before ? Of(before) : null),
        ("after", change.After is { } after ? Of(after) : null));

    private static JObject Of(SlaTimelineSegment segment) => Object(
        ("start", Text(segment.Start)),
        ("end", Text(segment.End)),
        ("seconds", DurationSeconds.Of(segment.Length)),
        ("state", CamelCase.Of(segment.State)),
        ("instance", segment.Instance),
        ("reason", ReasonNode.Write(segment.Reason)),
        ("closedBy", segment.ClosedBy is { } layer ? ReasonNode.Write(layer) : null));

    private static JArray Reasons(IEnumerable<Reason> reasons) => new(reasons.Select(ReasonNode.Write));

    private static string? Text(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at) : null;

    private static JObject Object(params ReadOnlySpan<(string Name, JToken? Value)> members)
    {
        JObject json = [];
        foreach ((string name, JToken? value) in members)
        {
            if (value is not (null or JValue { Value: null }))
            {
                json.Add(name, value);
            }
        }

        return json;
    }
}
