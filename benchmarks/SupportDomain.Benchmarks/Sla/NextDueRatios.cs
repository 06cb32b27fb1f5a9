using System.Runtime.InteropServices;
using NodaTime;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Benchmarks.Sla;

/// <summary>The next instant at which a book has something to tell, asked for after each change of a due date: an ordered structure beside a scan of all due dates.</summary>
internal static class NextDueRatios
{
    private const int Changes = 500;

    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly ClockId Clock = new("resolution");
    private static readonly Dictionary<int, SlaBook> Books = [];

    private static long _changes;

    /// <summary>Each change is taken back at the end of a body, so that both sides begin the next one alike.</summary>
    internal static RatioCase Case(string area, int tickets) => new(
        area,
        "next-due",
        tickets,
        2 * Changes,
        new Contender("a due date set by hand in a book of a million open tickets, and NextWakeAt", seed => Ask(tickets, seed)),
        new Contender("a due date written into an array of a million, and the least of it by a vectorised scan", seed => Scan(tickets, seed)),
        InQuick: false);

    private static Func<ulong> Ask(int tickets, int seed)
    {
        SlaBook book = BookOf(tickets);
        (int Ticket, Instant Due)[] changes = ChangesOf(tickets, seed);
        return () =>
        {
            ulong sum = 0;
            foreach ((int ticket, Instant due) in changes)
            {
                sum = Mixed(sum, Set(book, ticket, due));
            }

            foreach ((int ticket, _) in changes)
            {
                sum = Mixed(sum, Set(book, ticket, DueOf(ticket)));
            }

            return sum;
        };
    }

    /// <summary>Sets a due date, each a moment later than the one before, and asks what is next.</summary>
    private static Instant Set(SlaBook book, int ticket, Instant due)
    {
        book.Apply(new TicketDueDateSet(OpenTickets.Name(ticket), Start + Duration.FromSeconds(1) + Duration.FromTicks(++_changes), Clock, due));
        return book.NextWakeAt!.Value - Duration.Epsilon; // a deadline is broken the moment after
    }

    private static Func<ulong> Scan(int tickets, int seed)
    {
        long[] due = [.. Enumerable.Range(0, tickets).Select(t => DueOf(t).ToUnixTimeTicks())];
        (int Ticket, Instant Due)[] changes = ChangesOf(tickets, seed);
        return () =>
        {
            ulong sum = 0;
            foreach ((int ticket, Instant at) in changes)
            {
                due[ticket] = at.ToUnixTimeTicks();
                sum = Mixed(sum, Instant.FromUnixTimeTicks(due.Min()));
            }

            foreach ((int ticket, _) in changes)
            {
                due[ticket] = DueOf(ticket).ToUnixTimeTicks();
                sum = Mixed(sum, Instant.FromUnixTimeTicks(due.Min()));
            }

            return sum;
        };
    }

    private static ulong Mixed(ulong sum, Instant at) => unchecked((sum * 31) + (ulong)at.ToUnixTimeTicks());

    private static SlaBook BookOf(int tickets)
    {
        ref SlaBook? book = ref CollectionsMarshal.GetValueRefOrAddDefault(Books, tickets, out bool isThere);
        if (!isThere)
        {
            SlaMetric metric = SlaMetrics.TotalResolution;
            book = new SlaBook([new SlaClock(Clock.Value, metric.Title, metric, new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromDays(10_000)), OpenTickets.DeskCalendar()))]);
            for (int ticket = 0; ticket < tickets; ticket++)
            {
                TicketId name = OpenTickets.Name(ticket);
                book.Apply(new TicketOpened(name, Start, TicketAttributes.None, default));
                book.Apply(new TicketDueDateSet(name, Start + Duration.FromSeconds(1), Clock, DueOf(ticket)));
            }
        }

        return book!;
    }

    private static Instant DueOf(int ticket) => Start + Duration.FromDays(400) + Duration.FromSeconds(new Random(ticket).Next(365 * 86_400));

    private static (int Ticket, Instant Due)[] ChangesOf(int tickets, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Changes).Select(_ => (random.Next(tickets), Start + Duration.FromDays(100) + Duration.FromSeconds(random.Next(600 * 86_400))))];
    }
}
