using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>One document that says how a support desk's log is read and judged: mapping, calendars and clocks.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class Desk
{
    /// <summary>Puts a desk together.</summary>
    /// <param name="name">What people call the desk.</param>
    /// <param name="log">How its log is read.</param>
    /// <param name="clocks">The clocks that judge its tickets; at least one. Those of a log that <see cref="LogMapping.NeedsHistories"/> may have any metric.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, there is no clock, two clocks have the same name, or a clock needs a column that the log does not have.</exception>
    public Desk(string name, LogMapping log, params IEnumerable<SlaClock> clocks)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Log = Guard.Against.Null(log);
        Clocks = [.. Guard.Against.Null(clocks)];
        if (Clocks.IsEmpty)
        {
            throw new ArgumentException($"Desk '{name}' has no clock; it needs at least one.", nameof(clocks));
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (SlaClock clock in Clocks)
        {
            if (!seen.Add(Guard.Against.Null(clock).Id))
            {
                throw new ArgumentException($"Desk '{name}' has two clocks named {clock.Id}; each name stands once.", nameof(clocks));
            }

            RequireColumns(clock, log);
        }

        ServiceLevels = new ServiceLevels(Clocks);
    }

    private Desk(Desk source)
    {
        Name = source.Name;
        Log = source.Log;
        Clocks = source.Clocks;
        AsOf = source.AsOf;
        ServiceLevels = source.ServiceLevels;
        Operation = source.Operation;
    }

    /// <summary>What people call the desk.</summary>
    public string Name { get; }

    /// <summary>How its log is read.</summary>
    public LogMapping Log { get; }

    /// <summary>The clocks that judge its tickets by the log.</summary>
    public ImmutableArray<SlaClock> Clocks { get; }

    /// <summary>The instant at which tickets still open are judged; null for the latest opening, solution or closing in the log.</summary>
    public Instant? AsOf { get; private init; }

    /// <summary>What is promised of tickets whose events are known: the clocks of the log among further ones, actions and rules; nothing further unless stated.</summary>
    public ServiceLevels ServiceLevels { get; private init; }

    /// <summary>What the desk runs with, for a simulation; null where the document does not say.</summary>
    public DeskOperation? Operation { get; private init; }

    /// <summary>The desk with what it runs with.</summary>
    /// <param name="operation">What it runs with; null to say nothing.</param>
    /// <exception cref="ArgumentException">A workload has a condition on a field that the log has no column for: no ticket could be its work.</exception>
    public Desk WithOperation(DeskOperation? operation)
    {
        foreach (Workload workload in operation?.Workloads ?? [])
        {
            foreach (TicketCondition condition in workload.Conditions)
            {
                if (!Log.Tells(LogColumns.Of(condition.Field)))
                {
                    throw new ArgumentException($"Workload '{workload.Name}' has a condition on {condition.Field}, and the mapping names no column for it: no ticket could be its work.", nameof(operation));
                }
            }
        }

        return new Desk(this) { Operation = operation };
    }

    /// <summary>The desk with further promises for tickets whose events are known.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="serviceLevels"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The clocks that the log can be judged by are not the desk's own <see cref="Clocks"/>, in their order: all of them where it <see cref="LogMapping.NeedsHistories"/>, or else those with a <see cref="SlaClock.Stop"/>.
    /// </exception>
    public Desk WithServiceLevels(ServiceLevels serviceLevels)
    {
        Guard.Against.Null(serviceLevels);
        return serviceLevels.Clocks.Where(c => Log.NeedsHistories || c.Stop is not null).SequenceEqual(Clocks)
            ? new Desk(this) { ServiceLevels = serviceLevels }
            : throw new ArgumentException($"The service levels have other clocks {(Log.NeedsHistories ? string.Empty : "with a stop ")}than the log of desk '{Name}' is judged by; they have them all, in the same order.", nameof(serviceLevels));
    }

    /// <summary>The desk judging open tickets at another instant, or at the latest one in the log for null.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is before 1900 or after 2189, in UTC.</exception>
    public Desk WithAsOf(Instant? asOf) => new(this) { AsOf = CheckedAsOf(asOf) };

    internal static Instant? CheckedAsOf(Instant? asOf) => asOf is { } instant && (instant < SlaTime.First || instant >= SlaTime.EndOfEvents)
        ? throw new ArgumentOutOfRangeException(nameof(asOf), asOf, $"The instant of the verdicts is {asOf}; it must lie in the years from 1900 to 2189.")
        : asOf;

    private static void RequireColumns(SlaClock clock, LogMapping log)
    {
        if (clock.Stop is null && !log.NeedsHistories)
        {
            throw new ArgumentException($"Clock {clock.Id} measures {clock.Metric.Id}, which takes the events of a ticket; a case log tells of the opening, the solution and the closing only.", nameof(log));
        }

        bool statusIsTold = log.Files.Any(f => f.Kind != LogKind.Cases && (f.Columns.ContainsKey(LogColumn.Activity) || f.Columns.ContainsKey(LogColumn.Status) || f.Fields.Values.Contains(LogColumn.Status)));
        if (clock.Stop is not null && !statusIsTold && !log.Tells(LogColumn.Solved) && !log.Tells(LogColumn.Closed))
        {
            throw new ArgumentException($"Clock {clock.Id} could never stop: the mapping names neither a column {LogColumn.Solved} nor {LogColumn.Closed}.", nameof(log));
        }

        if (clock.Stop == SlaStop.Closed && !statusIsTold && !log.Tells(LogColumn.Closed))
        {
            throw new ArgumentException($"Clock {clock.Id} stops at the closing, and the mapping names no column {LogColumn.Closed}.", nameof(log));
        }

        foreach (SlaPolicy policy in clock.Policies)
        {
            RequireColumns(policy, clock, log);
        }
    }

    private static void RequireColumns(SlaPolicy policy, SlaClock clock, LogMapping log)
    {
        if (policy.Target is RecordedDeadlineTarget && !log.Tells(LogColumn.Deadline))
        {
            throw new ArgumentException($"Policy {policy.Id.Value} of clock {clock.Id} takes the deadline from the log, and the mapping names no column {LogColumn.Deadline}.", nameof(log));
        }

        if (!log.NeedsHistories && (!policy.Groups.IsEmpty || !policy.Tags.IsEmpty || !policy.Custom.IsEmpty || policy.Zones is not null))
        {
            throw new ArgumentException($"Policy {policy.Id.Value} of clock {clock.Id} asks for groups, tags, custom fields or zones of sites, which a case log does not tell.", nameof(log));
        }

        string? missing = policy.Conditions.Select(c => c.Field).Where(f => !log.Tells(LogColumns.Of(f))).Select(f => f.ToString()).FirstOrDefault()
            ?? policy.Custom.Select(c => c.Name).FirstOrDefault(n => !log.Files.Any(f => f.Custom.ContainsKey(n)))
            ?? (!policy.Groups.IsEmpty && !log.Files.Any(f => f.Kind != LogKind.Cases && f.Tells(LogColumn.Queue)) ? "Groups" : !policy.Tags.IsEmpty ? "Tags" : null);
        if (missing is not null)
        {
            throw new ArgumentException($"Policy {policy.Id.Value} of clock {clock.Id} has a condition on {missing}, and the mapping names no column for it: the policy could never apply.", nameof(log));
        }
    }
}
