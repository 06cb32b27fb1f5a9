using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>What a clock measures, as data: which events start, stop, pause, resume and cancel it, and in which statuses it runs and pauses.</summary>
/// <remarks>
/// <para>Besides its occasions a metric has two sets of statuses. Leaving <see cref="RunsWhile"/> stops the clock, and outside of it nothing starts one. A ticket
/// that leaves it at the very instant of a start has an instance that starts and ends at once, such as one that is opened and solved, unless another instance ends there.
/// Cancelling or merging the ticket always cancels. While the status is one of <see cref="PausesWhile"/>, time does not count.</para>
/// <para>All effects of one instant are taken together, in the order of <see cref="Order"/>; several of a kind are as one. The statuses, the group and the agent count as they
/// are at the end of the instant: a group that gets the ticket and loses it at one instant starts nothing.</para>
/// <para>Equality is by value, title left out, each list as a set but the order; there is no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class SlaMetric : IEquatable<SlaMetric>
{
    private readonly int _runsWhile;
    private readonly int _mayPause;
    private readonly bool _startsAskOwner;
    private readonly ImmutableArray<(ClockEffect Effect, TicketOccasion Occasion)>[] _byKind;

    /// <summary>States a metric.</summary>
    /// <param name="id">Its name, such as <c>first-response</c>.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="starts">What starts the clock; at least one occasion.</param>
    /// <param name="stops">What stops it, besides leaving <paramref name="runsWhile"/>.</param>
    /// <param name="reopen">What a start does once the clock has stopped.</param>
    /// <param name="runsWhile">The statuses in which it can run; null for all that wait for a solution.</param>
    /// <param name="pausesWhile">The statuses in which it is paused.</param>
    /// <param name="pauses">Occasions that pause it until one of <paramref name="resumes"/>.</param>
    /// <param name="resumes">Occasions that end such a pause.</param>
    /// <param name="cancels">What ends it without verdict, besides cancelling and merging the ticket.</param>
    /// <param name="order">The order of the effects of one instant, each once; null for <see cref="DefaultOrder"/>.</param>
    /// <exception cref="ArgumentNullException">An argument without default is null.</exception>
    /// <exception cref="ArgumentException">A name is blank, nothing starts the clock, it can run in no status, or the order does not name each effect once.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reopen"/> or a status is not a named member.</exception>
    public SlaMetric(
        string id,
        string title,
        IEnumerable<TicketOccasion> starts,
        IEnumerable<TicketOccasion> stops,
        ReopenMode reopen = ReopenMode.KeepFirst,
        IEnumerable<TicketStatus>? runsWhile = null,
        IEnumerable<PauseCondition>? pausesWhile = null,
        IEnumerable<TicketOccasion>? pauses = null,
        IEnumerable<TicketOccasion>? resumes = null,
        IEnumerable<TicketOccasion>? cancels = null,
        IEnumerable<ClockEffect>? order = null)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Title = Guard.Against.NullOrWhiteSpace(title);
        Starts = Checked(starts, nameof(starts));
        Stops = Checked(stops, nameof(stops));
        Reopen = Guard.Against.UndefinedEnum(reopen);
        RunsWhile = runsWhile is null ? StatusSets.Unsolved : [.. runsWhile.Select(s => Guard.Against.UndefinedEnum(s, nameof(runsWhile))).Distinct().Order()];
        PausesWhile = [.. (pausesWhile ?? []).Select(p => Guard.Against.Null(p, nameof(pausesWhile)))];
        Pauses = Checked(pauses ?? [], nameof(pauses));
        Resumes = Checked(resumes ?? [], nameof(resumes));
        Cancels = Checked(cancels ?? [], nameof(cancels));
        Order = order is null ? DefaultOrder : [.. order];
        _runsWhile = StatusSets.MaskOf(RunsWhile);
        _mayPause = StatusSets.MaskOf([.. PausesWhile.Select(p => p.Status)]);
        _startsAskOwner = Starts.All(o => o.AsksOwner);
        _byKind = ByKind();
        if (Starts.IsEmpty || RunsWhile.IsEmpty)
        {
            throw new ArgumentException($"Metric {id} has no {(Starts.IsEmpty ? "occasion that starts it" : "status in which it runs")}; it could never run.", Starts.IsEmpty ? nameof(starts) : nameof(runsWhile));
        }

        if (!Order.Order().SequenceEqual(Enum.GetValues<ClockEffect>()))
        {
            throw new ArgumentException($"Metric {id} orders the effects {string.Join(", ", Order)}; each of {string.Join(", ", DefaultOrder)} stands once.", nameof(order));
        }
    }

    /// <summary>Retarget, stop, cancel, pause, resume, start.</summary>
    public static ImmutableArray<ClockEffect> DefaultOrder { get; } = [.. Enum.GetValues<ClockEffect>()];

    /// <summary>The metric's name.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>What starts the clock.</summary>
    public ImmutableArray<TicketOccasion> Starts { get; }

    /// <summary>What stops it, besides leaving <see cref="RunsWhile"/>.</summary>
    public ImmutableArray<TicketOccasion> Stops { get; }

    /// <summary>What a start does once the clock has stopped.</summary>
    public ReopenMode Reopen { get; }

    /// <summary>The statuses in which it can run, ascending.</summary>
    public ImmutableArray<TicketStatus> RunsWhile { get; }

    /// <summary>The statuses in which it is paused.</summary>
    public ImmutableArray<PauseCondition> PausesWhile { get; }

    /// <summary>Occasions that pause it until one of <see cref="Resumes"/>.</summary>
    public ImmutableArray<TicketOccasion> Pauses { get; }

    /// <summary>Occasions that end such a pause.</summary>
    public ImmutableArray<TicketOccasion> Resumes { get; }

    /// <summary>What ends it without verdict, besides cancelling and merging the ticket.</summary>
    public ImmutableArray<TicketOccasion> Cancels { get; }

    /// <summary>The order of the effects of one instant.</summary>
    public ImmutableArray<ClockEffect> Order { get; }

    /// <summary>Equality of everything but the title.</summary>
    public static bool operator ==(SlaMetric? left, SlaMetric? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of anything but the title.</summary>
    public static bool operator !=(SlaMetric? left, SlaMetric? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(SlaMetric? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal) && Reopen == other.Reopen && _runsWhile == other._runsWhile
        && Same(Starts, other.Starts) && Same(Stops, other.Stops) && Same(Pauses, other.Pauses) && Same(Resumes, other.Resumes) && Same(Cancels, other.Cancels)
        && Same(PausesWhile, other.PausesWhile) && Order.AsSpan().SequenceEqual(other.Order.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SlaMetric);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(string.GetHashCode(Id, StringComparison.Ordinal), Reopen, _runsWhile, Starts.Length, Stops.Length);

    /// <summary>The name.</summary>
    public override string ToString() => Id;

    internal bool Runs(TicketStatus status) => (_runsWhile & (1 << (int)status)) != 0;

    /// <summary>Whether a start of an instant stands at its end: the group or agent that it asks for has the ticket still.</summary>
    internal bool CanStart(in TicketFacts facts)
    {
        if (!_startsAskOwner)
        {
            return true;
        }

        foreach (TicketOccasion start in Starts)
        {
            if (start.StandsWith(facts))
            {
                return true;
            }
        }

        return false;
    }

    internal bool IsPaused(in TicketFacts facts)
    {
        if ((_mayPause & (1 << (int)facts.Status)) == 0 || !facts.HasStatus)
        {
            return false;
        }

        foreach (PauseCondition condition in PausesWhile)
        {
            if (condition.Holds(facts.Status, facts.HoldReason))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The effects, as bits, that a step has by its occasions and by the statuses it leads between.</summary>
    internal int EffectsOf(in Occurrence step, in TicketFacts before, in TicketFacts after)
    {
        int effects = 0;
        foreach ((ClockEffect effect, TicketOccasion occasion) in _byKind[(int)step.Kind])
        {
            effects |= occasion.Holds(step, before, after) ? 1 << (int)effect : 0;
        }

        if (step.Kind == OccurrenceKind.Status && (before.Status != after.Status || _mayPause != 0))
        {
            bool isVoid = StatusSets.IsVoid(after.Status);
            effects |= isVoid && before.Status != after.Status ? 1 << (int)ClockEffect.Cancel : 0;
            bool isLeft = Runs(before.Status) && !Runs(after.Status);
            effects |= isLeft ? ClockRules.LeftRunning : 0;
            effects |= isLeft && !isVoid ? 1 << (int)ClockEffect.Stop : 0;
            effects |= IsPaused(before) == IsPaused(after) && Runs(before.Status) == Runs(after.Status) && StatusSets.IsVoid(before.Status) == isVoid ? 0 : ClockRules.StatusTouched;
        }

        if (step.Kind == OccurrenceKind.Assigned && CanStart(before) != CanStart(after))
        {
            effects |= ClockRules.StatusTouched;
        }

        return effects;
    }

    /// <summary>The same metric in another order of the effects of one instant.</summary>
    /// <exception cref="ArgumentException">The order does not name each effect once.</exception>
    public SlaMetric WithOrder(params IEnumerable<ClockEffect> order) =>
        new(Id, Title, Starts, Stops, Reopen, RunsWhile, PausesWhile, Pauses, Resumes, Cancels, Guard.Against.Null(order));

    /// <summary>The same metric paused in other statuses.</summary>
    public SlaMetric WithPausesWhile(params IEnumerable<PauseCondition> pausesWhile) =>
        new(Id, Title, Starts, Stops, Reopen, RunsWhile, Guard.Against.Null(pausesWhile), Pauses, Resumes, Cancels, Order);

    /// <summary>The same metric with another answer to a start after its stop.</summary>
    public SlaMetric WithReopen(ReopenMode reopen) => new(Id, Title, Starts, Stops, reopen, RunsWhile, PausesWhile, Pauses, Resumes, Cancels, Order);

    private static ImmutableArray<TicketOccasion> Checked(IEnumerable<TicketOccasion> occasions, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(occasions, parameterName);
        return [.. occasions.Select(o => Guard.Against.Null(o, parameterName))];
    }

    private static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right) => left.Length == right.Length && left.All(right.Contains);

    private ImmutableArray<(ClockEffect Effect, TicketOccasion Occasion)>[] ByKind()
    {
        (ClockEffect, TicketOccasion)[] all =
        [
            .. Starts.Select(o => (ClockEffect.Start, o)), .. Stops.Select(o => (ClockEffect.Stop, o)), .. Pauses.Select(o => (ClockEffect.Pause, o)),
            .. Resumes.Select(o => (ClockEffect.Resume, o)), .. Cancels.Select(o => (ClockEffect.Cancel, o)),
        ];
        ImmutableArray<(ClockEffect, TicketOccasion)> Of(params TicketOccasionKind[] kinds) => [.. all.Where(a => kinds.Contains(a.Item2.Kind))];
        ImmutableArray<(ClockEffect, TicketOccasion)>[] byKind = new ImmutableArray<(ClockEffect, TicketOccasion)>[Enum.GetValues<OccurrenceKind>().Length];
        Array.Fill(byKind, []);
        byKind[(int)OccurrenceKind.Opened] = Of(TicketOccasionKind.Opened, TicketOccasionKind.StatusEntered);
        byKind[(int)OccurrenceKind.Status] = Of(TicketOccasionKind.StatusEntered, TicketOccasionKind.StatusLeft);
        byKind[(int)OccurrenceKind.Message] = Of(TicketOccasionKind.MessagePosted);
        byKind[(int)OccurrenceKind.Assigned] = Of(
            TicketOccasionKind.GroupAssigned, TicketOccasionKind.GroupLeft, TicketOccasionKind.AgentAssigned, TicketOccasionKind.AgentLeft);
        return byKind;
    }
}
