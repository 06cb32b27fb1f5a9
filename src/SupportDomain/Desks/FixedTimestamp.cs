using System.Runtime.Intrinsics;
using NodaTime;

namespace SupportDomain.Desks;

/// <summary>Reads times whose pattern is made of whole fields of digits, each at its place; says no where anything is out of the ordinary.</summary>
/// <remarks>All digits are gathered into one vector, checked together and added up in pairs: a third of what a loop costs, three times a row.</remarks>
internal sealed class FixedTimestamp
{
    private const int Size = 16;
    private const byte Nothing = 0xFF;

    private static readonly string[] Fields = ["uuuu", "yyyy", "MM", "dd", "HH", "mm", "ss"];

    private readonly int _length;
    private readonly Half _head;
    private readonly Half _tail;
    private readonly Vector128<byte> _absent;

    private FixedTimestamp(string pattern)
    {
        _length = pattern.Length;
        _head = new Half(pattern, at: 0, from: 0, until: Size);
        _tail = new Half(pattern, at: pattern.Length - Size, from: Size, until: pattern.Length);
        _absent = Vector128.Create([.. Places(pattern).Select(p => p < 0 ? (byte)'0' : (byte)0)]);
    }

    /// <summary>
    /// A reader, or null where the pattern is not made of whole fields, the date complete and each once, and of separators that mean themselves, or is
    /// shorter or longer than the vectors: a date alone, for instance.
    /// </summary>
    internal static FixedTimestamp? Of(string pattern)
    {
        HashSet<char> seen = [];
        int at = 0;
        while (at < pattern.Length)
        {
            string? field = Fields.FirstOrDefault(f => string.CompareOrdinal(pattern, at, f, 0, f.Length) == 0);
            if (field is null && pattern[at] is not ('-' or '.' or ' ' or ':' or '/'))
            {
                return null;
            }

            int length = field?.Length ?? 1;
            bool isWhole = field is null || at + length == pattern.Length || pattern[at + length] != field[0];
            if (!isWhole || (field is not null && !seen.Add(field[0] == 'y' ? 'u' : field[0])))
            {
                return null;
            }

            at += length;
        }

        return seen.IsSupersetOf("uMd") && pattern.Length is >= Size and <= 2 * Size ? new FixedTimestamp(pattern) : null;
    }

    /// <summary>False where anything is out of the ordinary; the general pattern then decides.</summary>
    internal bool TryRead(ReadOnlySpan<byte> utf8, out LocalStamp stamp)
    {
        stamp = default;
        if (utf8.Length != _length)
        {
            return false;
        }

        // The tail overlaps the head: two loads of sixteen bytes, and no copying of what is left.
        Vector128<byte> head = Vector128.Create(utf8);
        Vector128<byte> tail = Vector128.Create(utf8[(utf8.Length - Size)..]);
        Vector128<byte> digits = (Vector128.Shuffle(head, _head.Places) | Vector128.Shuffle(tail, _tail.Places) | _absent) - Vector128.Create((byte)'0');
        if ((head & _head.SignMask) != _head.Signs || (tail & _tail.SignMask) != _tail.Signs || Vector128.GreaterThanAny(digits, Vector128.Create((byte)9)))
        {
            return false;
        }

        // Of each pair the first digit is the low byte.
        Vector128<ushort> pairs = digits.AsUInt16();
        pairs = ((pairs & Vector128.Create((ushort)0xFF)) * 10) + (pairs >>> 8);
        int year = (100 * pairs[0]) + pairs[1];
        (int month, int day) = (pairs[2], pairs[3]);
        (int hour, int minute, int second) = (pairs[4], pairs[5], pairs[6]);
        bool isPlain = year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1
            && (day <= 28 || day <= CalendarSystem.Iso.GetDaysInMonth(year, month)) && hour <= 23 && minute <= 59 && second <= 59;
        if (isPlain)
        {
            long days = DaysSince1970(year, month, day);
            stamp = new LocalStamp(year, (days * NodaConstants.SecondsPerDay) + (hour * NodaConstants.SecondsPerHour) + (minute * NodaConstants.SecondsPerMinute) + second, 0);
        }

        return isPlain;
    }

    /// <summary>Where the fourteen digits of year, month, day, hour, minute and second stand; less than zero for those that the pattern leaves out.</summary>
    private static IEnumerable<int> Places(string pattern) =>
        new[] { pattern.Contains('u', StringComparison.Ordinal) ? 'u' : 'y', 'M', 'd', 'H', 'm', 's' }
            .SelectMany(letter => Enumerable.Range(0, letter is 'u' or 'y' ? 4 : 2).Select(i => pattern.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? at + i : -1))
            .Concat([-1, -1]);

    /// <summary>The proleptic Gregorian calendar by years that begin in March, so that the leap day comes last; for years from 1 on.</summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        int marchYear = month <= 2 ? year - 1 : year;
        int marchMonth = month <= 2 ? month + 9 : month - 3;
        int dayOfYear = (((153 * marchMonth) + 2) / 5) + day - 1;

        // 719,468 days from 0000-03-01 to 1970-01-01.
        return (365L * marchYear) + (marchYear / 4) - (marchYear / 100) + (marchYear / 400) + dayOfYear - 719_468;
    }

    /// <summary>Sixteen bytes of the pattern: where its digits go, and what stands between them.</summary>
    private readonly struct Half
    {
        internal readonly Vector128<byte> Places;
        internal readonly Vector128<byte> SignMask;
        internal readonly Vector128<byte> Signs;

        /// <summary>Takes the bytes from <paramref name="at"/> on, and cares for those of the pattern's places from <paramref name="from"/> to before <paramref name="until"/>.</summary>
        internal Half(string pattern, int at, int from, int until)
        {
            Places = Vector128.Create([.. FixedTimestamp.Places(pattern).Select(p => p >= from && p < until ? (byte)(p - at) : Nothing)]);
            byte[] signs = [.. Enumerable.Range(at, Size).Select(i => i >= from && i < until && !char.IsAsciiLetter(pattern[i]) ? (byte)pattern[i] : (byte)0)];
            Signs = Vector128.Create(signs);
            SignMask = Vector128.Create([.. signs.Select(sign => sign == 0 ? (byte)0 : Nothing)]);
        }
    }
}
