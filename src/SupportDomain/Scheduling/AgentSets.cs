using System.Diagnostics;

namespace SupportDomain.Scheduling;

/// <summary>The sets of agents who declined items, each under one number as long as something uses it. Number 0 is the empty set.</summary>
internal sealed class AgentSets
{
    private readonly Dictionary<SetKey, int> _numbers = [];
    private readonly List<int[]> _members = [[]];
    private readonly List<int> _users = [1];
    private readonly Stack<int> _free = [];

    internal bool IsEmpty => _numbers.Count == 0;

    internal ReadOnlySpan<int> Members(int set) => _members[set];

    internal bool Contains(int set, int agent) => Array.BinarySearch(_members[set], agent) >= 0;

    /// <summary>The number of a set with one more agent; counts as one use.</summary>
    internal int Plus(int set, int agent)
    {
        int[] members = [.. _members[set].Append(agent).Order()];
        SetKey key = new(members);
        if (!_numbers.TryGetValue(key, out int number))
        {
            if (!_free.TryPop(out number))
            {
                number = _members.Count;
                _members.Add(members);
                _users.Add(0);
            }

            _members[number] = members;
            _numbers.Add(key, number);
        }

        Use(number);
        return number;
    }

    internal void Use(int set)
    {
        if (set != 0)
        {
            _users[set]++;
        }
    }

    internal void Drop(int set)
    {
        if (set != 0 && --_users[set] == 0)
        {
            Debug.Assert(_users[set] >= 0, "What is dropped was used.");
            _numbers.Remove(new SetKey(_members[set]));
            _members[set] = [];
            _free.Push(set);
        }
    }

    private readonly struct SetKey(int[] members) : IEquatable<SetKey>
    {
        private readonly int[] _members = members;

        public bool Equals(SetKey other) => _members.AsSpan().SequenceEqual(other._members);

        public override bool Equals(object? obj) => obj is SetKey other && Equals(other);

        public override int GetHashCode()
        {
            HashCode hash = default;
            foreach (int member in _members)
            {
                hash.Add(member);
            }

            return hash.ToHashCode();
        }
    }
}
