using System.Collections.Concurrent;
using NodaTime;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;

namespace SupportDomain.Hosting.Tests;

/// <summary>Eight who bring work and eight who do it, all at once: what they saw is what one scheduler alone does with the log's commands.</summary>
public sealed class HistoryTests
{
    private const int Callers = 8;

    private static readonly SchedulingPolicy Policy = new() { Ordering = WorkOrdering.DueTime, OfferDuration = Duration.FromMinutes(10) };

    private readonly ConcurrentDictionary<CommandKey, SchedulerCommandResult> _answers = new();
    private readonly ConcurrentDictionary<OfferId, Offer> _seen = new();
    private int _done;

    [Fact]
    public async Task EightAndEight_SeeWhatOneSchedulerAloneDoes()
    {
        // Three commands an item; 1,000,000 commands at a scale of 84.
        int items = 500 * Callers * Properties.Scale;
        MemoryLog log = new();
        SchedulerHost host = new(new SchedulerHostOptions { Policy = Policy, OffersCapacity = 16, SnapshotEvery = 0 }, new SteppingClock(), new ManualTime(), log);
        await host.StartAsync(Scene.Patience);
        for (int agent = 0; agent < Callers; agent++)
        {
            await host.SendAsync(Scene.Join($"agent-{agent}", 4));
        }

        using CancellationTokenSource finished = CancellationTokenSource.CreateLinkedTokenSource(Scene.Patience);
        Task[] all =
        [
            .. Enumerable.Range(0, Callers).Select(p => Task.Run(() => ProduceAsync(host, p, items / Callers))),
            .. Enumerable.Range(0, Callers).Select(c => Task.Run(() => ConsumeAsync(host, c, items, finished))),
        ];
        await Task.WhenAll(all);
        byte[] state = await host.ReadAsync(Scene.SnapshotOf);
        await host.DisposeAsync();
        Check(log, state, items);
    }

    private async Task ProduceAsync(SchedulerHost host, int producer, int items)
    {
        for (int i = 1; i <= items; i++)
        {
            WorkItem item = new() { Channel = Identifiers.ContactChannel.Email, Due = SteppingClock.Start + Duration.FromSeconds(i * 7919 % 100_000) };
            await SendAsync(host, SchedulerCommand.Enqueue(item, default), new CommandKey($"producer-{producer}", i));
        }
    }

    private async Task ConsumeAsync(SchedulerHost host, int consumer, int items, CancellationTokenSource finished)
    {
        long number = 0;
        OfferId last = default;
        try
        {
            await foreach (Offer offer in host.Offers.ReadAllAsync(finished.Token))
            {
                (offer.Id > last).Should().BeTrue("offers come in their order");
                last = offer.Id;
                _seen.TryAdd(offer.Id, offer).Should().BeTrue("an offer goes to one reader");
                try
                {
                    await SendAsync(host, SchedulerCommand.Accept(offer.Id, default), new CommandKey($"consumer-{consumer}", ++number));
                }
                catch (SchedulingException late)
                {
                    late.Fault.Should().Be(SchedulingFault.ClosedOffer, "only an offer that has expired is refused");
                    continue;
                }

                await SendAsync(host, SchedulerCommand.Complete(offer.Item, default), new CommandKey($"consumer-{consumer}", ++number));
                if (Interlocked.Increment(ref _done) == items)
                {
                    await finished.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            _done.Should().Be(items);
        }
    }

    private async Task SendAsync(SchedulerHost host, SchedulerCommand command, CommandKey key) => _answers.TryAdd(key, await host.SendAsync(command, key)).Should().BeTrue();

    private void Check(MemoryLog log, byte[] state, int items)
    {
        WorkflowScheduler bare = new(Policy, SteppingClock.Start + Duration.FromMilliseconds(1));
        SchedulerEventBuffer events = new();
        HashSet<CommandKey> keys = [];
        foreach (LoggedCommand logged in log.Records.Select(r => LoggedCommand.Read(r, DateTimeZoneProviders.Tzdb)))
        {
            SchedulerCommandResult result = bare.Apply(logged.Command, events);
            if (!logged.Key.IsDefault)
            {
                keys.Add(logged.Key).Should().BeTrue("no command is applied twice");
                result.Should().Be(_answers[logged.Key]);
            }
        }

        keys.Should().HaveCount(_answers.Count, "no answered command is missing");
        Scene.SnapshotOf(bare).AsSpan().SequenceEqual(state).Should().BeTrue();
        Dictionary<OfferId, SchedulerEvent> offered = events.Events.ToArray().Where(e => e.Kind == SchedulerEventKind.Offered).ToDictionary(e => e.Offer);
        foreach (Offer offer in _seen.Values)
        {
            SchedulerEvent made = offered[offer.Id];
            (made.Item, made.Agent, made.To).Should().Be((offer.Item, offer.Agent, offer.ExpiresAt.ToUnixTimeTicks()));
        }

        SchedulerEvent[] accepted = [.. events.Events.ToArray().Where(e => e.Kind == SchedulerEventKind.Accepted)];
        accepted.Select(e => e.Item).Should().OnlyHaveUniqueItems("an item is done once").And.HaveCount(items);
    }
}
