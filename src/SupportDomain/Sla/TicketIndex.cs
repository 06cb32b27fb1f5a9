using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using SupportDomain.Collections;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>Finds the place of a ticket by its name: chains through entries that lie in the order of places, so that what came together stays together.</summary>
/// <remarks>
/// The chains begin in an array of four bytes a ticket, the newest ticket first; a look-up reads one place of it that is as good as random, and mostly one entry. Hash
/// codes are the base library's, seeded in each process: names cannot be made to collide. The order of entries is the caller's, so nothing that can be seen depends on them.
/// </remarks>
internal sealed class TicketIndex
{
    private const int Free = -2;
    private const int EndOfChain = -1;
    private const int LeastHeads = 16;

    /// <summary>Fewer heads than this lie in a near cache anyway.</summary>
    private const int PrefetchFrom = 1 << 14;

    private readonly Chunked<Entry> _entries = new(Entry.Bytes, width: 1);

    /// <summary>The first place of each chain plus one; zero for none.</summary>
    private int[] _heads = new int[LeastHeads];
    private int _firstFree = EndOfChain;

    internal int Count { get; private set; }

    /// <summary>The places in use, ascending.</summary>
    internal IEnumerable<int> Places => Enumerable.Range(0, _entries.Count).Where(i => _entries[i, 0].Next != Free);

    internal static uint HashOf(TicketId ticket) => unchecked((uint)ticket.GetHashCode());

    internal TicketId TicketAt(int place) => _entries[place, 0].Ticket;

    /// <summary>Asks for a ticket's name ahead of <see cref="HashOf"/>.</summary>
    internal static void Expect(TicketId ticket) => Prefetch.Line(ref MemoryMarshal.GetReference(ticket.Value.AsSpan()));

    /// <summary>Asks for where the chain of a hash code begins.</summary>
    internal void Expect(uint hash)
    {
        int[] heads = _heads;
        if (heads.Length >= PrefetchFrom)
        {
            Prefetch.Line(ref heads[hash & (uint)(heads.Length - 1)]);
        }
    }

    /// <summary>Asks for the entry in which a chain begins.</summary>
    internal void ExpectEntry(uint hash)
    {
        int[] heads = _heads;
        int place = heads[hash & (uint)(heads.Length - 1)] - 1;
        if (place >= 0)
        {
            Prefetch.Line(ref _entries[place, 0]);
        }
    }

    /// <summary>Asks for the entry of a place.</summary>
    internal void Expect(int place) => Prefetch.Line(ref _entries[place, 0]);

    /// <summary>The place of a ticket, or -1.</summary>
    internal int Find(TicketId ticket, uint hash)
    {
        int[] heads = _heads;
        for (int place = heads[hash & (uint)(heads.Length - 1)] - 1; place >= 0;)
        {
            ref Entry entry = ref _entries[place, 0];
            if (entry.Hash == hash && entry.Ticket == ticket)
            {
                return place;
            }

            place = entry.Next;
        }

        return -1;
    }

    /// <summary>Enters a ticket that is not there, at the place that was freed last, or else at the next new one.</summary>
    internal int Add(TicketId ticket, uint hash)
    {
        if (Count == _heads.Length)
        {
            Grow();
        }

        int place = _firstFree;
        if (place >= 0)
        {
            _firstFree = _entries[place, 0].NextFree;
        }
        else
        {
            place = _entries.Add();
        }

        ref int head = ref _heads[hash & (uint)(_heads.Length - 1)];
        _entries[place, 0] = new Entry { Ticket = ticket, Hash = hash, Next = head - 1 };
        head = place + 1;
        Count++;
        return place;
    }

    /// <summary>Removes a ticket that is there.</summary>
    internal void Remove(int place)
    {
        ref Entry gone = ref _entries[place, 0];
        Debug.Assert(gone.Next != Free, "Only a ticket that is there leaves.");
        ref int head = ref _heads[gone.Hash & (uint)(_heads.Length - 1)];
        if (head == place + 1)
        {
            head = gone.Next + 1;
        }
        else
        {
            int before = head - 1;
            while (_entries[before, 0].Next != place)
            {
                before = _entries[before, 0].Next;
            }

            _entries[before, 0].Next = gone.Next;
        }

        gone = new Entry { Next = Free, NextFree = _firstFree };
        _firstFree = place;
        Count--;
    }

    /// <summary>Doubles the chains; within each the newer places stay first.</summary>
    private void Grow()
    {
        int[] heads = new int[_heads.Length * 2];
        Debug.Assert(BitOperations.IsPow2(heads.Length), "A mask picks the chain.");
        for (int place = 0; place < _entries.Count; place++)
        {
            ref Entry entry = ref _entries[place, 0];
            if (entry.Next != Free)
            {
                ref int head = ref heads[entry.Hash & (uint)(heads.Length - 1)];
                entry.Next = head - 1;
                head = place + 1;
            }
        }

        _heads = heads;
    }

    private struct Entry
    {
        internal const int Bytes = 16;

        public TicketId Ticket;
        public uint Hash;

        /// <summary>The next place of the chain, or one of the constants.</summary>
        public int Next;

        /// <summary>Of a free entry, the next free one.</summary>
        public readonly int NextFree
        {
            get => unchecked((int)Hash);
            init => Hash = unchecked((uint)value);
        }
    }
}
