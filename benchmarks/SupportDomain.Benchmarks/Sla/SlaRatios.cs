using System.Collections.Immutable;
using System.IO.Compression;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Benchmarks.Sla;

/// <summary>Clocks on a real log beside only reading it, and a book of many open tickets beside one of few.</summary>
internal static class SlaRatios
{
    private const string Area = "sla";
    private const int Rows = 141_712;
    private const int Few = 10_000;
    private const int Many = 100_000;
    private const int Million = 1_000_000;
    private const int EventsAnAdvance = 1000;

    private static readonly Dictionary<string, (TicketStatus Status, string? Hold)> States = new(StringComparer.Ordinal)
    {
        ["New"] = (TicketStatus.New, null),
        ["Active"] = (TicketStatus.Open, null),
        ["Awaiting User Info"] = (TicketStatus.Pending, null),
        ["Awaiting Problem"] = (TicketStatus.OnHold, "problem"),
        ["Awaiting Vendor"] = (TicketStatus.OnHold, "vendor"),
        ["Awaiting Evidence"] = (TicketStatus.OnHold, "evidence"),
        ["Resolved"] = (TicketStatus.Solved, null),
        ["Closed"] = (TicketStatus.Closed, null),
    };

    internal static IEnumerable<RatioCase> All()
    {
        string? log = SharedData.File("data", "uci_incident", "incident_event_log.csv.gz");
        return
        [
            new RatioCase(
                Area,
                "uci",
                Rows,
                Rows,
                new Contender("three metrics of every incident, hours with holidays, from its events", _ => Evaluate(log!)),
                new Contender("GZipStream + CsvHelper, GetString of every field", _ => () => ReadEveryField(log!)))
            {
                SkipReason = log is null ? SharedData.MissingMessage : null,
                WarmupNanoseconds = 1_000_000_000,
            },
            Book("book-100k-vs-10k", Many, OpenTickets.InTime, length: 1),
            Book("book-million", Million, OpenTickets.InTime, length: 1),
            Book("book-million-spans", Million, OpenTickets.InTime, EventsAnAdvance),
            Book("book-million-round-robin", Million, OpenTickets.RoundRobin, EventsAnAdvance),
            NextDueRatios.Case(Area, Million),
            new RatioCase(
                Area,
                "million",
                Million,
                (long)Million * OpenTickets.Events,
                new Contender("the clocks of a million tickets, evaluated from their histories", _ => Evaluate(Million, 1)),
                new Contender("those of the first ten thousand over and over", _ => Evaluate(Few, Million / Few)),
                InQuick: false),
        ];
    }

    /// <summary>The same shape of events at both sizes, handed over in spans of a length; time is advanced once in so many events.</summary>
    private static RatioCase Book(string name, int tickets, Func<int, TicketEvent[]> order, int length) => new(
        Area,
        name,
        tickets,
        (long)tickets * OpenTickets.Events,
        new Contender("one book of all tickets", _ => Keep(tickets, 1, order, length)),
        new Contender("a book of ten thousand tickets over and over", _ => Keep(Few, tickets / Few, order, length)),
        InQuick: false);

    /// <summary>The checksum is of how the first tickets stand, which both sides keep.</summary>
    private static Func<ulong> Keep(int tickets, int times, Func<int, TicketEvent[]> order, int length)
    {
        TicketEvent[] events = order(tickets);
        SlaClock[] clocks = OpenTickets.Clocks();
        return () =>
        {
            SlaBook book = new(clocks);
            List<SlaNotice> told = [];
            for (int time = 0; time < times; time++)
            {
                book = new SlaBook(clocks);
                for (int i = 0; i < events.Length; i += length)
                {
                    ReadOnlySpan<TicketEvent> next = events.AsSpan(i, Math.Min(length, events.Length - i));
                    if (length == 1)
                    {
                        book.Apply(next[0]);
                    }
                    else
                    {
                        book.Apply(next);
                    }

                    if (i % EventsAnAdvance == 0)
                    {
                        told.Clear();
                        book.AdvanceTo(next[^1].At, told);
                    }
                }
            }

            ulong sum = 0;
            for (int ticket = 0; ticket < Few; ticket += 10)
            {
                foreach (ClockVerdict verdict in book.StandingOf(OpenTickets.Name(ticket), OpenTickets.End))
                {
                    sum = unchecked((sum * 31) + (ulong)verdict.Counted.ToInt64Nanoseconds() + (ulong)verdict.Outcome);
                }
            }

            return sum;
        };
    }

    /// <summary>The checksum is of the deadlines of the first tickets, which both sides evaluate.</summary>
    private static Func<ulong> Evaluate(int tickets, int times)
    {
        TicketEvent[][] histories = OpenTickets.Histories(tickets);
        SlaEvaluator evaluator = new(OpenTickets.Clocks());
        return () =>
        {
            ulong sum = 0;
            for (int time = 0; time < times; time++)
            {
                sum = 0;
                for (int ticket = 0; ticket < histories.Length; ticket++)
                {
                    ImmutableArray<ClockVerdict> verdicts = evaluator.Evaluate(histories[ticket], OpenTickets.End);
                    foreach (ClockVerdict verdict in verdicts.AsSpan()[..(ticket < Few ? verdicts.Length : 0)])
                    {
                        sum = unchecked((sum * 31) + (ulong)verdict.Counted.ToInt64Nanoseconds() + (ulong)verdict.Outcome);
                    }
                }
            }

            return sum;
        };
    }

    private static Func<ulong> Evaluate(string log)
    {
        TicketEvent[][] histories = Histories(log);
        SlaEvaluator evaluator = new(
            Clock(SlaMetrics.FirstResolution, 40), Clock(SlaMetrics.AgentWork, 16), Clock(SlaMetrics.RequesterWait, 24));
        Instant asOf = Instant.FromUtc(2017, 3, 1, 0, 0);
        return () =>
        {
            ulong rows = 0;
            long verdicts = 0;
            foreach (TicketEvent[] history in histories)
            {
                verdicts += evaluator.Evaluate(history, asOf).Length;
                rows += (ulong)history.Length - 1;
            }

            return verdicts >= 3L * histories.Length - 10 ? rows + UnknownStates : 0;
        };
    }

    /// <summary>Rows whose state is not known give no event here.</summary>
    private const int UnknownStates = 5;

    private static SlaClock Clock(SlaMetric metric, int hours) =>
        new(metric.Id, metric.Title, metric, new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(hours)), OpenTickets.DeskCalendar()));

    private static TicketEvent[][] Histories(string log)
    {
        LocalDateTimePattern pattern = LocalDateTimePattern.CreateWithInvariantCulture("d'/'M'/'uuuu HH':'mm");
        Dictionary<string, List<TicketEvent>> tickets = new(StringComparer.Ordinal);
        using GZipStream inflated = new(File.OpenRead(log), CompressionMode.Decompress);
        using CsvReader csv = CsvReader.Create(inflated, new CsvReaderOptions { Separator = ',' });
        while (csv.Read())
        {
            TicketId id = new(csv.GetString(0));
            if (!tickets.TryGetValue(id.Value, out List<TicketEvent>? events))
            {
                tickets.Add(id.Value, events = [new TicketOpened(id, At(csv.GetString(9)), new TicketAttributes(Priority: csv.GetString(22)), sequence: 1)]);
            }

            if (States.TryGetValue(csv.GetString(1), out (TicketStatus Status, string? Hold) state))
            {
                events.Add(new TicketStatusChanged(id, At(csv.GetString(13)), state.Status, state.Hold, sequence: events.Count + 1));
            }
        }

        return [.. tickets.Values.Select(t => t.ToArray())];

        Instant At(string text) => pattern.Parse(text).Value.InUtc().ToInstant();
    }

    private static ulong ReadEveryField(string log)
    {
        using GZipStream inflated = new(File.OpenRead(log), CompressionMode.Decompress);
        using CsvReader csv = CsvReader.Create(inflated, new CsvReaderOptions { Separator = ',' });
        ulong rows = 0;
        long characters = 0;
        while (csv.Read())
        {
            rows++;
            for (int i = 0; i < csv.FieldCount; i++)
            {
                characters += csv.GetString(i).Length;
            }
        }

        return characters > 0 ? rows : 0;
    }
}
