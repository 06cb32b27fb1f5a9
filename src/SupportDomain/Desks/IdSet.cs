namespace SupportDomain.Desks;

/// <summary>The names met so far, in little memory and time for what logs mostly hold: short ASCII names in ascending order.</summary>
/// <remarks>
/// A short name is packed into sixteen bytes. While each is greater than all before it, none can be a duplicate, and a list of them is enough; the first
/// one out of order makes a set of the list.
/// </remarks>
internal sealed class IdSet
{
    private const int MaxPacked = 15;

    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private List<UInt128>? _ascending = [];
    private HashSet<UInt128>? _packed;

    /// <summary>Whether the name is new.</summary>
    internal bool Add(string id)
    {
        if (!TryPack(id, out UInt128 packed))
        {
            return _others.Add(id);
        }

        if (_ascending is not null)
        {
            if (_ascending.Count == 0 || packed > _ascending[^1])
            {
                _ascending.Add(packed);
                return true;
            }

            _packed = [.. _ascending];
            _ascending = null;
        }

        return _packed!.Add(packed);
    }

    /// <summary>One byte for the length and one a character: different names never give the same number.</summary>
    private static bool TryPack(string id, out UInt128 packed)
    {
        packed = default;
        if (id.Length > MaxPacked)
        {
            return false;
        }

        ulong high = 0;
        ulong low = 0;
        foreach (char c in id)
        {
            if (!char.IsAscii(c))
            {
                return false;
            }

            high = (high << 8) | (low >> 56);
            low = (low << 8) | c;
        }

        // The length in the top byte: of two names of different length the longer one is the greater.
        packed = new UInt128(high | ((ulong)id.Length << 56), low);
        return true;
    }
}
