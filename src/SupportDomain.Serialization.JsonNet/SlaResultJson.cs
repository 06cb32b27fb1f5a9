using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SupportDomain.Serialization.JsonNet.Sla;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>What clocks say, as one line of JSON each: verdicts, notices, timelines, policy traces and the changes of a preview, with their reasons as codes.</summary>
/// <remarks>
/// <para>For storing and showing. They are written and not read: a result follows from the events, the clocks and the instant, and is computed of these again;
/// <see cref="ReasonJson"/> reads a reason back.</para>
/// <para>Every line says its version (<c>"v":1</c>) and its kind. Durations are seconds, exact to the nanosecond; instants are ISO 8601 in UTC; what says nothing is left out. Safe to use from several threads.</para>
/// </remarks>
public static class SlaResultJson
{
    /// <summary>The version that is written.</summary>
    public const int Version = 1;

    /// <summary>A verdict.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="verdict"/> is null.</exception>
    public static string Write(ClockVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return Line("verdict", ResultNode.Of(verdict));
    }

    /// <summary>A notice.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="notice"/> is null.</exception>
    public static string Write(SlaNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Line("notice", ResultNode.Of(notice));
    }

    /// <summary>A timeline.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="timeline"/> is null.</exception>
    public static string Write(SlaTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return Line("timeline", ResultNode.Of(timeline));
    }

    /// <summary>Which policy was chosen, and why not the others.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    public static string Write(PolicyTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Line("policyTrace", ResultNode.Of(trace));
    }

    /// <summary>A change that a preview found.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is null.</exception>
    public static string Write(SlaChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Line("change", ResultNode.Of(change));
    }

    private static string Line(string kind, JObject members)
    {
        JObject line = new() { ["v"] = Version, ["kind"] = kind };
        foreach (JProperty member in members.Properties())
        {
            line.Add(member.Name, member.Value);
        }

        return line.ToString(Formatting.None);
    }
}
