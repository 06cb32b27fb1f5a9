using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>What a ticket that goes on takes over from one that is merged into it: the earlier deadlines, as due dates set by hand.</summary>
/// <remarks>
/// <para>A merge itself hands nothing on: it cancels the clocks of the ticket that it ends, and those of the other count from where they started. Where what was promised to the
/// customer of the merged ticket is to be kept, decide these commands on the ticket that goes on, at the instant of the merge.</para>
/// <para>Pure, and safe to call from any thread.</para>
/// </remarks>
public static class MergedDueDates
{
    /// <summary>The commands: one for each clock that goes on, on both tickets, and is due earlier on the merged one, in the order of its clocks.</summary>
    /// <param name="merged">The verdicts on the ticket that is merged, as of the merge, before it; of each clock the last instance counts.</param>
    /// <param name="target">The verdicts on the ticket that goes on, as of the same instant.</param>
    /// <param name="by">Who merges them.</param>
    /// <returns>
    /// Linear in the verdicts. A deadline that was broken is not handed on, since that breach was the merged ticket's; nor does any replace a due date that was set by hand on the
    /// ticket that goes on. Of a clock that is paused it is the instant at which it would be due if it went on now; of one whose time was used up at the close of business, and
    /// that is met until the next opening, it is that opening, never an instant before the merge.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument without default is null.</exception>
    /// <exception cref="ArgumentException">One side is of several tickets or instants, both are of one ticket, or they are of different instants.</exception>
    public static ImmutableArray<SetDueDate> Of(IEnumerable<ClockVerdict> merged, IEnumerable<ClockVerdict> target, Person by = default)
    {
        ClockVerdict[] ended = Checked(merged, nameof(merged));
        ClockVerdict[] goesOn = Checked(target, nameof(target));
        if (ended.Length == 0 || goesOn.Length == 0)
        {
            return [];
        }

        if (ended[0].Ticket == goesOn[0].Ticket || ended[0].Verdict.EvaluatedAt != goesOn[0].Verdict.EvaluatedAt)
        {
            throw new ArgumentException(
                $"The verdicts are on {ended[0].Ticket.Value} as of {ended[0].Verdict.EvaluatedAt} and on {goesOn[0].Ticket.Value} as of {goesOn[0].Verdict.EvaluatedAt}; they are of two tickets at one instant.",
                nameof(target));
        }

        Dictionary<string, ClockVerdict> last = [];
        foreach (ClockVerdict verdict in goesOn)
        {
            last[verdict.Clock] = verdict;
        }

        return
        [
            .. ended.GroupBy(v => v.Clock, StringComparer.Ordinal).Select(g => g.Last())
                .Select(v => (v.Clock, Due: PromisedBy(v)))
                .Where(p => p.Due is { } due && last.TryGetValue(p.Clock, out ClockVerdict? other) && IsLater(other, due))
                .Select(p => new SetDueDate(goesOn[0].Ticket, new ClockId(p.Clock), p.Due, by)),
        ];
    }

    /// <summary>By when a clock can still be met, as people read it; null where it cannot, or need not.</summary>
    private static Instant? PromisedBy(ClockVerdict verdict)
    {
        Instant now = verdict.Verdict.EvaluatedAt;
        SlaDeadline deadline = verdict.Verdict.Deadline;
        return verdict.Outcome is not (SlaOutcome.Running or SlaOutcome.Paused) || verdict.DueIfResumedNow is not { } due ? null
            : due >= now || !deadline.Exists ? Instant.Max(due, now)
            : Instant.Max(deadline.BreachAt, now);
    }

    private static bool IsLater(ClockVerdict verdict, Instant due) =>
        verdict.Verdict.StoppedAt is null && !verdict.IsDueDateSetByHand && !(verdict.DueIfResumedNow <= due);

    private static ClockVerdict[] Checked(IEnumerable<ClockVerdict> verdicts, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(verdicts, parameterName);
        ClockVerdict[] all = [.. verdicts.Select(v => Guard.Against.Null(v, parameterName))];
        return all.All(v => v.Ticket == all[0].Ticket && v.Verdict.EvaluatedAt == all[0].Verdict.EvaluatedAt)
            ? all
            : throw new ArgumentException($"The verdicts are on {string.Join(", ", all.Select(v => v.Ticket.Value).Distinct(StringComparer.Ordinal))}; they are on one ticket, as of one instant.", parameterName);
    }
}
