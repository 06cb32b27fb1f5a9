using System.Runtime.InteropServices;
using SupportDomain.Collections;

namespace SupportDomain.Analytics.Simulation;

/// <summary>
/// Who is at the desk, found by the number of the work item: a ring for those who came lately, and a dictionary for the few who stay while many come and go, so that memory follows how many are there.
/// </summary>
internal sealed class CustomerTable
{
    /// <summary>Where the oldest stay for long, the ring grows if more than one place of so many is taken; otherwise those of its older half are moved out of it.</summary>
    private const int Sparse = 4;

    private readonly Dictionary<long, Customer> _stragglers = [];
    private Customer[] _ring = new Customer[64];
    private long _oldest = 1;

    /// <summary>The customer of a number, who is here. Valid until the next one is added.</summary>
    internal ref Customer this[long number]
    {
        get
        {
            if (number >= _oldest)
            {
                return ref _ring[number & (_ring.Length - 1)];
            }

            return ref CollectionsMarshal.GetValueRefOrNullRef(_stragglers, number);
        }
    }

    /// <summary>Makes room for the next number and gives it.</summary>
    internal ref Customer Add(long number)
    {
        if (number - _oldest >= _ring.Length)
        {
            MakeRoom(number);
        }

        return ref _ring[number & (_ring.Length - 1)];
    }

    /// <summary>Forgets a customer.</summary>
    internal void Remove(long number)
    {
        if (number >= _oldest)
        {
            _ring[number & (_ring.Length - 1)].IsHere = false;
        }
        else
        {
            _stragglers.Remove(number);
        }
    }

    private void MakeRoom(long next)
    {
        while (_oldest < next && !_ring[_oldest & (_ring.Length - 1)].IsHere)
        {
            _oldest++;
        }

        if (next - _oldest > _ring.Length / 2)
        {
            GrowOrMove(next);
        }
    }

    private void GrowOrMove(long next)
    {
        int here = 0;
        foreach (ref readonly Customer customer in _ring.AsSpan())
        {
            here += customer.IsHere ? 1 : 0;
        }

        bool grows = here > _ring.Length / Sparse;
        Customer[] target = grows ? new Customer[checked(_ring.Length * 2)] : _ring;
        long kept = grows ? _oldest : next - (_ring.Length / 2);
        for (long number = _oldest; number < next; number++)
        {
            ref Customer customer = ref _ring[number & (_ring.Length - 1)];
            if (!customer.IsHere)
            {
                continue;
            }

            if (number < kept)
            {
                _stragglers.Add(number, customer);
                customer.IsHere = false;
            }
            else if (grows)
            {
                target[number & (target.Length - 1)] = customer;
            }
        }

        _ring = target;
        _oldest = kept;
    }

    internal struct Customer
    {
        internal long ArrivedAt;
        internal long Handling;
        internal long Due;
        internal QueueHandle Leaving;
        internal int Workload;
        internal int Group;
        internal int Agent;
        internal bool IsHere;
        internal bool MayLeave;
    }
}
