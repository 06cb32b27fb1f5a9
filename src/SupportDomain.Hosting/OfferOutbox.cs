using System.Threading.Channels;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>
/// The offers that dispatching made, on their way to the readers. What does not fit into the channel waits here, as long as it is open: so there are never more than the agents' capacity allows,
/// however long the readers stall. Used by the host's loop alone.
/// </summary>
internal sealed class OfferOutbox
{
    private readonly Channel<Offer> _channel;
    private readonly Action _roomAgain;
    private readonly Dictionary<OfferId, Offer> _open = [];
    private Queue<Offer> _waiting = new();
    private volatile bool _isWatching;

    internal OfferOutbox(int capacity, Action roomAgain)
    {
        _channel = Channel.CreateBounded<Offer>(new BoundedChannelOptions(capacity) { SingleWriter = true });
        _roomAgain = roomAgain;
    }

    internal ChannelReader<Offer> Reader => _channel.Reader;

    /// <summary>Whether offers wait for room; no more are made until they are out.</summary>
    internal bool IsHeldUp => _waiting.Count > 0;

    internal int WaitingCount => _waiting.Count;

    /// <summary>The offers that were made by dispatching and are not over, by number.</summary>
    internal IEnumerable<Offer> Open => _open.Values.OrderBy(o => o.Id);

    internal int OpenCount => _open.Count;

    /// <summary>Takes note of what happened.</summary>
    /// <param name="events">What happened.</param>
    /// <param name="isDispatch">Whether dispatching did it: only its offers go out here; whoever asked for one has it as the answer.</param>
    internal void Observe(ReadOnlySpan<SchedulerEvent> events, bool isDispatch)
    {
        foreach (ref readonly SchedulerEvent e in events)
        {
            switch (e.Kind)
            {
                case SchedulerEventKind.Offered when isDispatch:
                    Add(new Offer(e.Offer, e.Item, e.Agent, NodaTime.Instant.FromUnixTimeTicks(e.To)));
                    break;
                case SchedulerEventKind.Accepted or SchedulerEventKind.Declined or SchedulerEventKind.OfferExpired or SchedulerEventKind.OfferRevoked:
                    _open.Remove(e.Offer);
                    break;
                default:
                    break;
            }
        }
    }

    internal void Add(Offer offer)
    {
        _open.Add(offer.Id, offer);
        _waiting.Enqueue(offer);
        if (_waiting.Count > 2 * (_open.Count + 8))
        {
            _waiting = new Queue<Offer>(_waiting.Where(o => _open.ContainsKey(o.Id)));
        }
    }

    /// <summary>Hands out what there is room for. Offers that are over by now are left out.</summary>
    internal void Publish()
    {
        while (_waiting.TryPeek(out Offer offer) && (!_open.ContainsKey(offer.Id) || _channel.Writer.TryWrite(offer)))
        {
            _waiting.Dequeue();
        }

        if (_waiting.Count > 0 && !_isWatching)
        {
            _isWatching = true;
            _ = WatchAsync();
        }
    }

    internal void Complete(Exception? fault) => _channel.Writer.TryComplete(fault);

    private async Task WatchAsync()
    {
        try
        {
            await _channel.Writer.WaitToWriteAsync().ConfigureAwait(false);
        }
        catch (SchedulerHostStoppedException)
        {
            // The channel was completed with the host's fault, which its readers see.
        }

        _isWatching = false;
        _roomAgain();
    }
}
