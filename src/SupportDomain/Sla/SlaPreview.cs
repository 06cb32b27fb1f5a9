using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>What changes for tickets when clocks, policies, calendars, holidays or zone data do: before anybody puts them in force, or when verdicts are computed anew.</summary>
/// <remarks>Linear in events, clocks and tickets. Pure, and safe to call from any thread.</remarks>
public static class SlaPreview
{
    /// <summary>Compares the verdicts of two sets of clocks, matched by name.</summary>
    /// <param name="histories">The tickets, each with its events.</param>
    /// <param name="before">The clocks in force.</param>
    /// <param name="after">The clocks that would be.</param>
    /// <param name="asOf">The instant of the verdicts.</param>
    /// <returns>One change for each instance of a clock whose outcome, deadline or policy differs: by ticket as given, then by clock, then by instance.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The events of a history belong to several tickets.</exception>
    public static ImmutableArray<SlaChange> Compare(IEnumerable<IReadOnlyList<TicketEvent>> histories, SlaEvaluator before, SlaEvaluator after, Instant asOf)
    {
        Guard.Against.Null(histories);
        Guard.Against.Null(before);
        Guard.Against.Null(after);
        ImmutableArray<SlaChange>.Builder changes = ImmutableArray.CreateBuilder<SlaChange>();
        foreach (IReadOnlyList<TicketEvent> history in histories)
        {
            TicketEvent[] events = [.. Guard.Against.Null(history, nameof(histories))];
            changes.AddRange(Changes(before, before.Evaluate(events, asOf), after, after.Evaluate(events, asOf)));
        }

        return changes.DrainToImmutable();
    }

    internal static IEnumerable<SlaChange> Changes(SlaEvaluator before, ImmutableArray<ClockVerdict> was, SlaEvaluator after, ImmutableArray<ClockVerdict> now)
    {
        foreach ((string Clock, int Instance) key in was.Concat(now).Select(v => (v.Clock, v.Instance)).Distinct().OrderBy(k => Place(before, after, k.Clock)).ThenBy(k => k.Instance))
        {
            ClockVerdict? left = was.FirstOrDefault(v => Is(v, key));
            ClockVerdict? right = now.FirstOrDefault(v => Is(v, key));
            if (!IsSame(left, right))
            {
                yield return new SlaChange((left ?? right)!.Ticket, key.Clock, key.Instance, left, right, ReasonsOf(before, after, key.Clock, left, right));
            }
        }
    }

    private static bool Is(ClockVerdict verdict, (string Clock, int Instance) key) => verdict.Instance == key.Instance && string.Equals(verdict.Clock, key.Clock, StringComparison.Ordinal);

    private static int Place(SlaEvaluator before, SlaEvaluator after, string clock)
    {
        int place = before.Clocks.Select(c => c.Id).ToList().IndexOf(clock);
        return place >= 0 ? place : before.Clocks.Length + after.Clocks.Select(c => c.Id).ToList().IndexOf(clock);
    }

    private static bool IsSame(ClockVerdict? left, ClockVerdict? right) => left is not null && right is not null
        && left.Verdict == right.Verdict && left.PolicyVersion == right.PolicyVersion && left.DueIfResumedNow == right.DueIfResumedNow && left.BreachedDeadline == right.BreachedDeadline;

    private static ImmutableArray<Reason> ReasonsOf(SlaEvaluator before, SlaEvaluator after, string clock, ClockVerdict? left, ClockVerdict? right)
    {
        SlaClock? was = before.Clocks.FirstOrDefault(c => string.Equals(c.Id, clock, StringComparison.Ordinal));
        SlaClock? now = after.Clocks.FirstOrDefault(c => string.Equals(c.Id, clock, StringComparison.Ordinal));
        if (was is null || now is null)
        {
            return [SlaReasons.ChangeOneSided.Of(new ReasonName(clock))];
        }

        List<Reason> reasons = [];
        if (was.Metric != now.Metric || was.Retarget != now.Retarget)
        {
            reasons.Add(SlaReasons.ChangeMetric.Of(new ReasonName(clock)));
        }

        if (left is not null && right is not null)
        {
            AddPolicyReasons(reasons, was, now, left, right);
        }

        return reasons.Count > 0 ? [.. reasons] : [ReferenceEquals(was, now) ? SlaReasons.ChangeLateEvents.Of() : SlaReasons.ChangeMetric.Of(new ReasonName(clock))];
    }

    private static void AddPolicyReasons(List<Reason> reasons, SlaClock was, SlaClock now, ClockVerdict left, ClockVerdict right)
    {
        if (left.Verdict.Policy != right.Verdict.Policy || left.PolicyVersion != right.PolicyVersion)
        {
            reasons.Add(SlaReasons.ChangePolicy.Of(NameOf(left), NameOf(right)));
        }

        SlaPolicy? old = was.Policies.FirstOrDefault(p => p.Id == left.Verdict.Policy);
        SlaPolicy? current = now.Policies.FirstOrDefault(p => p.Id == right.Verdict.Policy);
        if (old is null || current is null || old.Id != current.Id)
        {
            return;
        }

        ReasonName policy = new(old.Id.Value);
        if (old.Target != current.Target)
        {
            reasons.Add(SlaReasons.ChangeTarget.Of(policy));
        }

        if (!ReferenceEquals(old.Calendar, current.Calendar) && old.Calendar != current.Calendar)
        {
            reasons.Add(SlaReasons.ChangeCalendar.Of(policy));
        }
        else if (!ReferenceEquals(old.Calendar, current.Calendar) && old.Calendar.Timeline != current.Calendar.Timeline)
        {
            reasons.Add(SlaReasons.ChangeCalendar.Of(policy)); // equal layers, other data of the zone
        }
    }

    private static ReasonName NameOf(ClockVerdict verdict) =>
        new(verdict.Verdict.Policy is { } policy ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{policy.Value} v{verdict.PolicyVersion}") : string.Empty);
}
