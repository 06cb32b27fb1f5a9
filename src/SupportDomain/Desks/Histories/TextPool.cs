using System.Text;

namespace SupportDomain.Desks.Histories;

/// <summary>Numbers texts in the order they are met, from 1; each is kept once. 0 stands for nothing.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byCharacters;
    private readonly List<string?> _texts = [null];
    private char[] _buffer = new char[256];

    internal TextPool() => _byCharacters = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many numbers there are, that of nothing included.</summary>
    internal int Count => _texts.Count;

    /// <summary>The text of a number; null for nothing.</summary>
    internal string? this[int number] => _texts[number];

    /// <summary>The number of a text, or 0 where it was not met.</summary>
    internal int Find(ReadOnlySpan<byte> utf8) => _byCharacters.TryGetValue(Characters(utf8), out int number) ? number : 0;

    /// <summary>The number of a text, a new one where it was not met.</summary>
    internal int NumberOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return 0;
        }

        ReadOnlySpan<char> text = Characters(utf8);
        if (!_byCharacters.TryGetValue(text, out int number))
        {
            number = _texts.Count;
            string kept = text.ToString();
            _texts.Add(kept);
            _numbers.Add(kept, number);
        }

        return number;
    }

    /// <summary>No text has more UTF-16 units than bytes of UTF-8.</summary>
    private ReadOnlySpan<char> Characters(ReadOnlySpan<byte> utf8)
    {
        if (_buffer.Length < utf8.Length)
        {
            _buffer = new char[utf8.Length];
        }

        return _buffer.AsSpan(0, Encoding.UTF8.GetChars(utf8, _buffer));
    }
}
