using NodaTime;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>The scheduler's cases of the <c>ratios</c> mode: the full cycle with n items waiting, and timers against dequeueing.</summary>
internal static class SchedulerRatios
{
    private const string Area = "scheduler";
    private const string Rival = "PriorityQueue by skills and channel, lazy deletion, dictionaries";

    internal static IEnumerable<RatioCase> All()
    {
        foreach (int n in (int[])[1_000, 100_000, 1_000_000])
        {
            int cycles = 200_000;
            yield return new RatioCase(
                Area, "cycle", n, cycles,
                new Contender("WorkflowScheduler", seed => OurCycle(n, cycles, seed)),
                new Contender(Rival, seed => RivalCycle(n, cycles, seed)),
                InQuick: n < 100_000)
            {
                WarmupNanoseconds = 600_000_000,
            };
        }

        yield return new RatioCase(
            Area, "advance-timers", 100_000, 100_000,
            new Contender("AdvanceTo over as many timers", seed => Timers(100_000, seed)),
            new Contender("TryDequeue", seed => Dequeues(100_000, seed)));
    }

    private static Func<ulong> OurCycle(int waiting, int cycles, int seed)
    {
        DeskData desk = new(seed);
        WorkItem[] items = desk.Items(waiting + cycles, DeskData.Start);
        WorkflowScheduler scheduler = new(DeskData.Policy, DeskData.Start);
        SchedulerEventBuffer events = new(16);
        foreach (AgentProfile agent in desk.Agents)
        {
            scheduler.AddAgent(agent, DeskData.Start, events);
        }

        Instant now = DeskData.Start;
        ulong sum = 0;
        int next = 0;
        for (; next < waiting; next++)
        {
            scheduler.Enqueue(items[next], now, events);
            sum = Drain(events, sum);
        }

        return () =>
        {
            for (int i = 0; i < cycles; i++)
            {
                now += DeskData.Step;
                scheduler.Enqueue(items[next++], now, events);
                AgentId agent = desk.Agents[i % DeskData.AgentCount].Id;
                if (scheduler.TryOffer(agent, now, events, out Offer offer))
                {
                    scheduler.Accept(offer.Id, now, events);
                    scheduler.Complete(offer.Item, now, events);
                }

                sum = Drain(events, sum);
            }

            return sum;
        };
    }

    private static Func<ulong> RivalCycle(int waiting, int cycles, int seed)
    {
        DeskData desk = new(seed);
        WorkItem[] items = desk.Items(waiting + cycles, DeskData.Start);
        DayScheduler scheduler = new(DeskData.Policy);
        foreach (AgentProfile agent in desk.Agents)
        {
            scheduler.AddAgent(agent, DeskData.Start);
        }

        Instant now = DeskData.Start;
        ulong sum = 0;
        int next = 0;
        for (; next < waiting; next++)
        {
            scheduler.Enqueue(items[next], now);
            sum = Drain(scheduler.Events, sum);
        }

        return () =>
        {
            for (int i = 0; i < cycles; i++)
            {
                now += DeskData.Step;
                scheduler.Enqueue(items[next++], now);
                AgentId agent = desk.Agents[i % DeskData.AgentCount].Id;
                if (scheduler.TryOffer(agent, now, out long offer))
                {
                    long item = scheduler.Accept(offer, now);
                    scheduler.Complete(item, now);
                }

                sum = Drain(scheduler.Events, sum);
            }

            return sum;
        };
    }

    private static Func<ulong> Timers(int count, int seed)
    {
        DeskData desk = new(seed);
        WorkItem[] items = desk.Items(count, DeskData.Start);
        WorkflowScheduler scheduler = new(DeskData.Policy, DeskData.Start);
        SchedulerEventBuffer events = new(count * 2);
        foreach (AgentProfile agent in desk.Agents)
        {
            scheduler.AddAgent(agent, DeskData.Start, events);
        }

        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            scheduler.Enqueue(items[i] with { NotBefore = DeskData.Start + Duration.FromTicks(1 + random.NextInt64(Duration.FromHours(8).BclCompatibleTicks)) }, DeskData.Start, events);
        }

        events.Clear();
        return () =>
        {
            scheduler.AdvanceTo(DeskData.Start + Duration.FromHours(8), events);
            return (ulong)scheduler.ReadyCount;
        };
    }

    private static Func<ulong> Dequeues(int count, int seed)
    {
        DeskData desk = new(seed);
        WorkItem[] items = desk.Items(count, DeskData.Start);
        WorkflowScheduler scheduler = new(DeskData.Policy, DeskData.Start);
        SchedulerEventBuffer events = new(count * 2);
        ChannelCapacity[] open = [.. DeskData.Channels.Select(c => new ChannelCapacity(c, 0, ChannelCapacity.Largest))];
        foreach (AgentProfile agent in desk.Agents)
        {
            scheduler.AddAgent(agent.WithCapacity(1, open), DeskData.Start, events);
        }

        for (int i = 0; i < count; i++)
        {
            scheduler.Enqueue(items[i], DeskData.Start, events);
        }

        events.Clear();
        return () =>
        {
            Instant now = DeskData.Start;
            int taken = 0;
            for (int i = 0; taken < count; i++)
            {
                taken += scheduler.TryDequeue(desk.Agents[i % DeskData.AgentCount].Id, now, events, out _) ? 1 : 0;
            }

            return (ulong)taken;
        };
    }

    private static ulong Drain(SchedulerEventBuffer events, ulong sum)
    {
        foreach (ref readonly SchedulerEvent happened in events.Events)
        {
            sum = Mix(sum, happened);
        }

        events.Clear();
        return sum;
    }

    private static ulong Drain(List<SchedulerEvent> events, ulong sum)
    {
        foreach (ref readonly SchedulerEvent happened in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(events))
        {
            sum = Mix(sum, happened);
        }

        events.Clear();
        return sum;
    }

    /// <summary>Every field of an event counts; of the agent its last digits.</summary>
    private static ulong Mix(ulong sum, in SchedulerEvent happened)
    {
        unchecked
        {
            ulong agent = happened.Agent.IsDefault ? 0UL : ((ulong)happened.Agent.Value[^2] << 8) | happened.Agent.Value[^1];
            ulong what = (ulong)happened.Number ^ (ulong)happened.Ticks ^ ((ulong)happened.Kind << 56) ^ ((ulong)happened.Band << 48) ^ (agent << 20);
            ulong which = ((ulong)happened.Item.Value * 0x9E3779B97F4A7C15) ^ ((ulong)happened.Offer.Value * 0xBF58476D1CE4E5B9) ^ (ulong)happened.To;
            return (sum ^ what ^ System.Numerics.BitOperations.RotateLeft(which, 23)) * 0x94D049BB133111EB;
        }
    }
}
