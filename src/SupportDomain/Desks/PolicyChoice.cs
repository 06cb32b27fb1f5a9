using System.Collections.Immutable;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>Chooses the policy of a clock as <see cref="SlaClock.PolicyFor"/> does, remembering the choice for combinations of labels met lately.</summary>
internal sealed class PolicyChoice
{
    private const int SlotBits = 10;
    private const int IndexBits = 16;
    private const ulong NoKey = ulong.MaxValue;

    private readonly SlaClock _clock;
    private readonly bool _isDated;
    private readonly ImmutableArray<TicketField> _fields;
    private readonly (ulong Key, int Number)[] _slots = new (ulong, int)[1 << SlotBits];

    internal PolicyChoice(SlaClock clock)
    {
        _clock = clock;
        _fields = [.. clock.Policies.SelectMany(p => p.Conditions).Select(c => c.Field).Distinct()];
        _isDated = clock.Policies.Any(p => p.HasFurtherConditions);
        Array.Fill(_slots, (NoKey, 0));
    }

    /// <summary>The position of the policy among those of the clock, counted from 1, or 0 where none applies.</summary>
    internal int NumberFor(in CaseFields ticket)
    {
        if (_isDated)
        {
            return Choose(ticket);
        }

        ulong key = 0;
        foreach (TicketField field in _fields)
        {
            int index = ticket.Of(field).Index;
            if (index == Label.NotKept)
            {
                return Choose(ticket);
            }

            key = (key << IndexBits) | (uint)index;
        }

        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4): the upper bits of the lower half of the product.
        Math.BigMul(key, 0x9E37_79B9_7F4A_7C15, out ulong product);
        ref (ulong Key, int Number) slot = ref _slots[product >> (64 - SlotBits)];
        if (slot.Key != key)
        {
            slot = (key, Choose(ticket));
        }

        return slot.Number;
    }

    private int Choose(in CaseFields ticket) => _clock.PolicyFor(ticket.ToAttributes(), group: null, ticket.OpenedAt) is { } policy ? _clock.Policies.IndexOf(policy) + 1 : 0;
}
