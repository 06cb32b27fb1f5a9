using SupportDomain.Collections;

namespace SupportDomain.Analytics.Simulation;

/// <summary>Who is at the desk, found by the number of the work item: a ring that grows with the span from the oldest to the newest who is still there.</summary>
internal sealed class CustomerTable
{
    private Customer[] _ring = new Customer[16];
    private long _oldest = 1;
    private long _newest;

    /// <summary>The customer of a number.</summary>
    internal ref Customer this[long number] => ref _ring[number & (_ring.Length - 1)];

    /// <summary>Makes room for the next number and gives it.</summary>
    internal ref Customer Add(long number)
    {
        while (_oldest <= _newest && !this[_oldest].IsHere)
        {
            _oldest++;
        }

        _newest = number;
        if (number - _oldest >= _ring.Length)
        {
            Grow();
        }

        return ref this[number];
    }

    private void Grow()
    {
        Customer[] larger = new Customer[checked(_ring.Length * 2)];
        for (long number = _oldest; number < _newest; number++)
        {
            larger[number & (larger.Length - 1)] = this[number];
        }

        _ring = larger;
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
