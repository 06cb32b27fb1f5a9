using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
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
            changes.AddRange(Changes(before, after, events, asOf));
        }

        return changes.DrainToImmutable();
    }

    private static IEnumerable<SlaChange> Changes(SlaEvaluator before, SlaEvaluator after, TicketEvent[] events, Instant asOf)
    {
        ImmutableArray<ClockVerdict> was = before.Evaluate(events, asOf);
        ImmutableArray<ClockVerdict> now = after.Evaluate(events, asOf);
        Dictionary<(string, int), List<SlaPlan>>? oldPlans = null;
        Dictionary<(string, int), List<SlaPlan>>? newPlans = null;
        foreach ((string Clock, int Instance) key in was.Concat(now).Select(v => (v.Clock, v.Instance)).Distinct().OrderBy(k => Place(before, after, k.Clock)).ThenBy(k => k.Instance))
        {
            ClockVerdict? left = was.FirstOrDefault(v => Is(v, key));
            ClockVerdict? right = now.FirstOrDefault(v => Is(v, key));
            if (IsSame(left, right))
            {
                continue;
            }

            oldPlans ??= before.PlansOf(events, asOf);
            newPlans ??= after.PlansOf(events, asOf);
            List<Reason> reasons = ReasonsOf(ClockOf(before, key.Clock), ClockOf(after, key.Clock), key.Clock, left, right);
            AddPlanReasons(reasons, oldPlans.GetValueOrDefault(key) ?? [], newPlans.GetValueOrDefault(key) ?? []);
            yield return new SlaChange((left ?? right)!.Ticket, key.Clock, key.Instance, left, right, reasons.Count > 0 ? [.. reasons] : [SlaReasons.ChangePolicies.Of(new ReasonName(key.Clock))]);
        }
    }

    private static SlaClock? ClockOf(SlaEvaluator evaluator, string clock) => evaluator.Clocks.FirstOrDefault(c => string.Equals(c.Id, clock, StringComparison.Ordinal));

    private static bool Is(ClockVerdict verdict, (string Clock, int Instance) key) => verdict.Instance == key.Instance && string.Equals(verdict.Clock, key.Clock, StringComparison.Ordinal);

    private static int Place(SlaEvaluator before, SlaEvaluator after, string clock)
    {
        int place = before.Clocks.Select(c => c.Id).ToList().IndexOf(clock);
        return place >= 0 ? place : before.Clocks.Length + after.Clocks.Select(c => c.Id).ToList().IndexOf(clock);
    }

    private static bool IsSame(ClockVerdict? left, ClockVerdict? right) => left is not null && right is not null
        && left.Verdict == right.Verdict && left.PolicyVersion == right.PolicyVersion && left.DueIfResumedNow == right.DueIfResumedNow && left.BreachedDeadline == right.BreachedDeadline;

    private static List<Reason> ReasonsOf(SlaClock? was, SlaClock? now, string clock, ClockVerdict? left, ClockVerdict? right)
    {
        if (was is null || now is null)
        {
            return [SlaReasons.ChangeOneSided.Of(new ReasonName(clock))];
        }

        List<Reason> reasons = [];
        if (was.Metric != now.Metric || was.Retarget != now.Retarget)
        {
            reasons.Add(SlaReasons.ChangeMetric.Of(new ReasonName(clock)));
        }

        if (left is not null && right is not null && (left.Verdict.Policy != right.Verdict.Policy || left.PolicyVersion != right.PolicyVersion))
        {
            reasons.Add(left.Verdict.Policy is null ? SlaReasons.ChangePolicyGained.Of(NameOf(right))
                : right.Verdict.Policy is null ? SlaReasons.ChangePolicyLost.Of(NameOf(left))
                : SlaReasons.ChangePolicy.Of(NameOf(left), NameOf(right)));
        }

        return reasons;
    }

    /// <summary>What differs in the policies that measured an instance on both sides, also before the last change of policy; those that never did are no reason.</summary>
    private static void AddPlanReasons(List<Reason> reasons, List<SlaPlan> was, List<SlaPlan> now)
    {
        foreach (PolicyId id in was.Select(p => p.Policy.Id).Intersect(now.Select(p => p.Policy.Id)))
        {
            SlaPlan[] old = [.. was.Where(p => p.Policy.Id == id)];
            SlaPlan[] current = [.. now.Where(p => p.Policy.Id == id)];
            if (Differ(old, current, (left, right) => left.Policy.Target == right.Policy.Target))
            {
                reasons.Add(SlaReasons.ChangeTarget.Of(new ReasonName(id.Value)));
            }

            if (Differ(old, current, (left, right) => IsSame(left.Calendar, right.Calendar)))
            {
                reasons.Add(SlaReasons.ChangeCalendar.Of(new ReasonName(id.Value)));
            }
        }
    }

    private static bool Differ(SlaPlan[] was, SlaPlan[] now, Func<SlaPlan, SlaPlan, bool> areSame) =>
        !was.All(left => now.Any(right => areSame(left, right))) || !now.All(right => was.Any(left => areSame(left, right)));

    /// <summary>Equal layers read differently where the data of the zone does.</summary>
    private static bool IsSame(BusinessCalendar left, BusinessCalendar right) => ReferenceEquals(left, right) || (left == right && left.Timeline == right.Timeline);

    private static ReasonName NameOf(ClockVerdict verdict) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{verdict.Verdict.Policy} v{verdict.PolicyVersion}"));
}
