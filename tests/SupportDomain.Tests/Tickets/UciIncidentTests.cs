using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Metrics;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

/// <summary>The numbers of an independent count over the same log, reproduced through the public types.</summary>
public sealed class UciIncidentTests
{
    private static readonly Lazy<Case[]> Folded = new(() => [.. UciIncidentLog.Instance.Incidents.Select(i =>
    {
        TicketEvent[] events = UciIncidentLog.EventsOf(i);
        return new Case(i, events, Ticket.Replay(events));
    })]);

    private static Case[] Cases => Folded.Value;

    private static JsonElement Reference => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "log_uci_incident.json"))).RootElement;

    [SharedFact]
    public void Events_FoldIntoTickets()
    {
        UciIncidentLog.Instance.Rows.Should().HaveCount(Int("counts", "events")).And.HaveCount(141_712);
        Cases.Should().HaveCount(Int("counts", "incidents")).And.HaveCount(24_918);
        Cases.Should().OnlyContain(c => c.Ticket.Version == c.Events.Length && c.Ticket.Status == TicketStatus.Closed);
    }

    [SharedFact]
    public void States_AreCounted()
    {
        Dictionary<string, int> counts = Cases.SelectMany(c => c.Events).Select(StateOf).OfType<string>().GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        counts.Should().BeEquivalentTo(Reference.GetProperty("incident_state_events").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal));
    }

    [SharedFact]
    public void Findings_AreTheBreaksOfTheProcess()
    {
        Cases.Sum(c => c.Ticket.CountOf(TicketFindingKind.UnknownState)).Should().Be(Int("data_quality", "events_state_minus_100"));
        Cases.Count(c => Ticket.Replay(c.Events[0], c.Events[1]).CountOf(TicketFindingKind.BeforeOpening) > 0).Should().Be(Int("data_quality", "incidents_first_event_before_opened_at"));
        Cases.Count(c => WentBack(Ticket.Replay([new TicketOpened(c.Ticket.Id, c.Events[1].At, TicketAttributes.None), .. c.Events[1..]])))
            .Should().Be(Int("data_quality", "incidents_with_sys_updated_at_decreasing_in_case_order"));
        Cases.Sum(c => c.Ticket.CountOf(TicketFindingKind.NumberWentBack)).Should().Be(0);
        Cases.Sum(c => c.Ticket.CountOf(TicketFindingKind.OpenedAgain)).Should().Be(0);
        Cases.SelectMany(c => c.Ticket.Findings).Count(f => f is { Kind: TicketFindingKind.ForbiddenTransition, From: TicketStatus.Closed })
            .Should().Be(Int("process_checks", "R7_Closed_followed_by_other_state"));
    }

    [SharedFact]
    public void EntriesIntoClosed_AreCounted()
    {
        (TicketStatus From, TicketStatus To)[] steps = [.. Cases.SelectMany(c => Steps(c.Events)).Where(s => s.From != s.To)];
        int[] expected = [.. Reference.GetProperty("process_checks").GetProperty("R8_entries_into_Closed_not_from_Resolved").EnumerateArray().Select(e => e.GetInt32())];
        steps.Count(s => s.To == TicketStatus.Closed).Should().Be(expected[0]);
        steps.Count(s => s.To == TicketStatus.Closed && s.From != TicketStatus.Solved).Should().Be(expected[1]);
        Cases.Count(c => Steps(c.Events).Contains((TicketStatus.Solved, TicketStatus.Open))).Should().Be(Int("process_checks", "R10_Resolved_to_Active_incidents"));
    }

    /// <summary>The log's own counter says 275. By the states there are fewer: a counter may rise between two rows of the same state.</summary>
    [SharedFact]
    public void Reopened_AreAsRecorded()
    {
        int[] counters = [.. Cases.Select(c => AllAttributes(c).Max(a => int.Parse(a.Custom["reopen_count"]!, System.Globalization.CultureInfo.InvariantCulture)))];
        counters.Count(c => c > 0).Should().Be(Int("reopen", "incidents_reopened")).And.Be(275);
        counters.Sum().Should().Be(Int("reopen", "sum_of_max_reopen_count"));
        counters.GroupBy(c => c).ToDictionary(g => g.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), g => g.Count(), StringComparer.Ordinal).Should().BeEquivalentTo(
            Reference.GetProperty("reopen").GetProperty("histogram").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal));
        int byStates = Cases.Count(c => c.Ticket.ReopenCount > 0);
        byStates.Should().Be(Cases.Count(c => Steps(c.Events).Any(s => s.From is TicketStatus.Solved or TicketStatus.Closed && s.To is not TicketStatus.Solved and not TicketStatus.Closed)));
    }

    [SharedFact]
    public void Priorities_FollowFromImpactAndUrgency()
    {
        PriorityMatrix matrix = new(Reference.GetProperty("impact_urgency_to_priority_majority").EnumerateObject()
            .Select(p => p.Name.Split(" x ") is [string impact, string urgency] ? new PriorityRule(impact, urgency, p.Value.GetString()!) : throw new FormatException(p.Name)));
        Cases.SelectMany(AllAttributes).Count(a => matrix.PriorityOf(a.Impact, a.Urgency) != a.Priority).Should().Be(Int("impact_urgency_exceptions_events")).And.Be(0);
        Count(c => c.Ticket.Attributes.Priority).Should().BeEquivalentTo(Counts("incidents_by_last_priority"));
        Count(c => ((TicketOpened)c.Events[0]).Attributes.Priority).Should().BeEquivalentTo(Counts("incidents_by_first_priority"));
        Cases.Count(c => AllAttributes(c).Select(a => a.Priority).Distinct(StringComparer.Ordinal).Count() > 1)
            .Should().Be(Int("process_checks", "R2_priority_changed(any two values)"));
        (string? First, string? Last)[] changes = [.. Cases.Select(c => (((TicketOpened)c.Events[0]).Attributes.Priority, c.Ticket.Attributes.Priority))];
        changes.Count(c => string.CompareOrdinal(c.First, c.Last) > 0).Should().Be(Int("priority", "priority_raised(first numerically greater than last)"));
        changes.Count(c => string.CompareOrdinal(c.First, c.Last) < 0).Should().Be(Int("priority", "priority_lowered"));

        Dictionary<string, int> Counts(string name) => Reference.GetProperty("priority").GetProperty(name).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal);
        Dictionary<string, int> Count(Func<Case, string?> priority) => Cases.GroupBy(c => priority(c)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    [SharedFact]
    public void ClosureHours_AreFromTheLastEvent()
    {
        DurationSample hours = new([.. Cases.Select(c => Final(c, "closed_at")!.Value - c.Ticket.OpenedAt)]);
        JsonElement all = Reference.GetProperty("closure_hours").GetProperty("all");
        hours.Count.Should().Be(all.GetProperty("n").GetInt32());
        Hours(hours.Mean).Should().BeApproximately(all.GetProperty("mean").GetDouble(), 0.00005);
        Hours(hours.Median).Should().BeApproximately(all.GetProperty("median").GetDouble(), 0.00005);
        Hours(hours.Percentile(900)).Should().BeApproximately(all.GetProperty("p90").GetDouble(), 0.00005);
        Hours(hours.Percentile(950)).Should().BeApproximately(all.GetProperty("p95").GetDouble(), 0.00005);
        Hours(hours.Minimum).Should().BeApproximately(all.GetProperty("min").GetDouble(), 0.00005);
        Hours(hours.Maximum).Should().BeApproximately(all.GetProperty("max").GetDouble(), 0.00005);
    }

    [SharedFact]
    public void FinalFacts_AreCounted()
    {
        Cases.Count(c => Final(c, "resolved_at") is null).Should().Be(Int("process_checks", "R4_closed_without_resolved_at"));
        Cases.Count(c => c.Ticket.Attributes.Custom["closed_code"] is null).Should().Be(Int("process_checks", "R5_no_closed_code"));
        Cases.Count(c => c.Ticket.Attributes.Custom["resolved_by"] is null).Should().Be(Int("process_checks", "R6_no_resolved_by"));
        Cases.Count(c => Final(c, "resolved_at") is { } r && (r < c.Ticket.OpenedAt || Final(c, "closed_at") < r)).Should().Be(Int("process_checks", "R3_opened<=resolved<=closed_breaks"));
        Cases.Count(c => Final(c, "resolved_at") is { } r && Final(c, "closed_at") - r > Duration.FromDays(7)).Should().Be(Int("process_checks", "R11_closed_more_than_7_days_after_resolved"));
        Cases.Count(c => c.Events.Any(e => e.At > Final(c, "closed_at"))).Should().Be(Int("data_quality", "events_updated_after_closed_at"));
        Cases.SelectMany(c => c.Events[..^3]).OfType<TicketAttributesChanged>().Should().NotContain(a => a.Attributes.Custom["closed_at"] != null, "only the last row tells of the end");
        (Cases.Count(c => c.Ticket.Attributes.Custom["knowledge"] is "true") / (double)Cases.Length).Should().BeApproximately(
            Reference.GetProperty("process_checks").GetProperty("kpi").GetProperty("knowledge_used_share").GetDouble(), 0.0000005);
    }

    [SharedFact]
    public void MadeSla_IsARecordedFactOfEachEvent()
    {
        Cases.Sum(c => RowsOf(c).Count(a => Made(a))).Should().Be(Int("sla", "events_made_sla_true"));
        Cases.Count(c => Made(c.Ticket.Attributes)).Should().Be(Int("sla", "incidents_made_sla_true"));
        bool[][] flags = [.. Cases.Select(c => RowsOf(c).Select(Made).ToArray())];
        flags.Count(f => f.Zip(f.Skip(1)).Any(p => p is { First: true, Second: false })).Should().Be(Int("sla", "incidents_flag_true_to_false"));
        flags.Count(f => f.Zip(f.Skip(1)).Any(p => p is { First: false, Second: true })).Should().Be(Int("sla", "incidents_flag_false_to_true"));
        flags.Count(f => !f[0]).Should().Be(Int("sla", "incidents_first_event_already_false"));
    }

    [SharedFact]
    public void HandOffs_AreGroupChanges()
    {
        Case[] grouped = [.. Cases.Where(c => PathOf(c).Length > 0)];
        (Cases.Length - grouped.Length).Should().Be(Int("process_checks", "incidents_without_any_group"));
        grouped.Should().OnlyContain(c => c.Ticket.GroupChanges == PathOf(c).Length - 1);
        JsonElement kpi = Reference.GetProperty("process_checks").GetProperty("kpi");
        grouped.Average(c => c.Ticket.GroupChanges).Should().BeApproximately(kpi.GetProperty("avg_handoffs").GetDouble(), 0.0000005);
        (grouped.Count(c => c.Ticket.GroupChanges == 0) / (double)grouped.Length).Should().BeApproximately(
            kpi.GetProperty("resolved_by_first_group_share(no handoff, incidents with a group)").GetDouble(), 0.00005);

        Case[] moderate = [.. grouped.Where(c => c.Ticket.Attributes.Priority is "3 - Moderate" && Final(c, "resolved_at") is not null)];
        foreach (JsonProperty expected in Reference.GetProperty("process_checks").GetProperty("handoffs_priority3_resolved_with_group").EnumerateObject())
        {
            Compare(expected, [.. moderate.Where(c => Math.Min(c.Ticket.GroupChanges, 4) == expected.Name[0] - '0')]);
        }

        foreach (JsonProperty expected in Reference.GetProperty("process_checks").GetProperty("ping_pong_priority3").EnumerateObject())
        {
            bool back = expected.Name.EndsWith("back", StringComparison.Ordinal);
            Compare(expected, [.. moderate.Where(c => c.Ticket.GroupChanges == expected.Name[0] - '0' && PathOf(c).Distinct().Count() < PathOf(c).Length == back)]);
        }
    }

    /// <summary>Delivered to logs row by row, in the order of the file, under the numbers that the source gives.</summary>
    [SharedFact]
    public void Delivery_ShowsTheQualityOfTheSource()
    {
        int decreasing = 0;
        int repeated = 0;
        int notFromZero = 0;
        int timeDecreasing = 0;
        foreach (UciIncidentLog.UciIncident incident in UciIncidentLog.Instance.Incidents)
        {
            TicketLog log = new(new TicketId(incident.Number));
            bool wentBack = false;
            bool conflicts = false;
            foreach (TicketEvent row in incident.InFile.Select(UciIncidentLog.RowEvent))
            {
                wentBack |= row.Sequence < log.LastSequence;
                try
                {
                    log.Append(row).Should().Be(TicketLogAppend.Added);
                }
                catch (TicketLogConflictException)
                {
                    conflicts = true;
                }
            }

            decreasing += wentBack ? 1 : 0;
            repeated += conflicts ? 1 : 0;
            notFromZero += log.FirstMissing == 1 ? 1 : 0;
            TicketEvent[] inFile = [.. incident.InFile.Select(UciIncidentLog.RowEvent)];
            Ticket asFiled = Ticket.Replay([new TicketOpened(log.Ticket, inFile[0].At, TicketAttributes.None), .. inFile]);
            timeDecreasing += WentBack(asFiled) ? 1 : 0;
        }

        decreasing.Should().Be(Int("data_quality", "incidents_with_sys_mod_count_decreasing_in_file_order"));
        repeated.Should().Be(Int("data_quality", "incidents_with_repeated_sys_mod_count"));
        notFromZero.Should().Be(Int("data_quality", "incidents_not_starting_at_sys_mod_count_0"));
        timeDecreasing.Should().Be(Int("data_quality", "incidents_with_sys_updated_at_decreasing_in_file_order"));
    }

    /// <summary>The same events shuffled into logs give the same tickets as sorted by hand.</summary>
    [SharedFact]
    public void Logs_GiveTheSameTicketsInAnyOrderOfDelivery()
    {
        Random random = new(20261121);
        foreach (Case one in Cases.Where((_, i) => i % 10 == 0))
        {
            TicketEvent[] shuffled = [.. one.Events];
            random.Shuffle(shuffled);
            TicketLog log = new(one.Ticket.Id);
            foreach (TicketEvent e in shuffled)
            {
                log.Append(e);
            }

            TicketEvent[] sorted = [one.Events[0], .. one.Events[1..].OrderBy(e => e.At).ThenBy(e => e.Sequence)];
            log.Fold().Should().Be(Ticket.Replay(sorted));
        }
    }

    /// <summary>Time in each status, summed from the fold event by event, is the time from the first row to the last, but where time goes back.</summary>
    [SharedFact]
    public void TimeInStatus_SumsToTheLife()
    {
        foreach (Case one in Cases.Where((c, i) => i % 10 == 0 && !WentBack(c.Ticket)))
        {
            Ticket ticket = Ticket.Open((TicketOpened)one.Events[0]);
            Duration[] spent = new Duration[Enum.GetValues<TicketStatus>().Length];
            foreach (TicketEvent next in one.Events[1..])
            {
                Ticket after = ticket.Apply(next);
                spent[(int)ticket.Status] += after.LastEventAt - ticket.LastEventAt;
                ticket = after;
            }

            spent.Aggregate(Duration.Zero, (a, b) => a + b).Should().Be(one.Ticket.LastEventAt - one.Ticket.OpenedAt);
            UciIncidentLog.UciRow[] rows = one.Incident.InOrder;
            Duration closed = rows.Zip(rows.Skip(1)).Where(p => p.First["incident_state"] is "Resolved").Aggregate(Duration.Zero, (sum, p) => sum + (p.Second.At - p.First.At));
            spent[(int)TicketStatus.Solved].Should().Be(closed, "rows of state -100 follow none that is resolved");
        }
    }

    private static bool WentBack(Ticket ticket) => ticket.CountOf(TicketFindingKind.TimeWentBack) + ticket.CountOf(TicketFindingKind.BeforeOpening) > 0;

    private static void Compare(JsonProperty expected, Case[] cases)
    {
        DurationSample hours = new([.. cases.Select(c => Final(c, "resolved_at")!.Value - c.Ticket.OpenedAt)]);
        cases.Length.Should().Be(expected.Value.GetProperty("incidents").GetInt32(), expected.Name);
        Hours(hours.Median).Should().BeApproximately(expected.Value.GetProperty("median_hours").GetDouble(), 0.00005, expected.Name);
        (cases.Count(c => !Made(c.Ticket.Attributes)) / (double)cases.Length).Should().BeApproximately(expected.Value.GetProperty("sla_breached_share").GetDouble(), 0.0000005, expected.Name);
    }

    private static double Hours(Duration? duration) => duration!.Value.TotalHours;

    private static Instant? Final(Case one, string name) => one.Ticket.Attributes.Custom[name] is { } text ? UciIncidentLog.Time(text) : null;

    private static bool Made(TicketAttributes attributes) => attributes.Custom["made_sla"] is "true";

    private static ImmutableArray<GroupId> PathOf(Case one)
    {
        List<GroupId> path = [];
        foreach (GroupId group in one.Events.OfType<TicketAssigned>().Select(a => a.Group).OfType<GroupId>())
        {
            if (path.Count == 0 || path[^1] != group)
            {
                path.Add(group);
            }
        }

        return [.. path];
    }

    private static IEnumerable<TicketAttributes> AllAttributes(Case one) =>
        one.Events.Select(e => e switch { TicketOpened o => o.Attributes, TicketAttributesChanged c => c.Attributes, _ => null }).OfType<TicketAttributes>();

    /// <summary>The attributes as they are after each row, which ends with a state.</summary>
    private static IEnumerable<TicketAttributes> RowsOf(Case one)
    {
        TicketAttributes current = TicketAttributes.None;
        foreach (TicketEvent e in one.Events)
        {
            current = e switch { TicketOpened o => o.Attributes, TicketAttributesChanged c => c.Attributes, _ => current };
            if (e is TicketStatusChanged or TicketStateUnrecognised)
            {
                yield return current;
            }
        }
    }

    private static IEnumerable<(TicketStatus From, TicketStatus To)> Steps(TicketEvent[] events)
    {
        TicketStatus[] statuses = [.. events.OfType<TicketStatusChanged>().Select(e => e.Status)];
        return statuses.Zip(statuses.Skip(1));
    }

    private static string? StateOf(TicketEvent e) => e switch
    {
        TicketStateUnrecognised unrecognised => unrecognised.State,
        TicketStatusChanged { HoldReason: { } reason } => reason,
        TicketStatusChanged changed => changed.Status switch
        {
            TicketStatus.New => "New",
            TicketStatus.Open => "Active",
            TicketStatus.Pending => "Awaiting User Info",
            TicketStatus.Solved => "Resolved",
            _ => "Closed",
        },
        _ => null,
    };

    private static int Int(params string[] path) => path.Aggregate(Reference, (e, name) => e.GetProperty(name)).GetInt32();

    private sealed record Case(UciIncidentLog.UciIncident Incident, TicketEvent[] Events, Ticket Ticket);
}
