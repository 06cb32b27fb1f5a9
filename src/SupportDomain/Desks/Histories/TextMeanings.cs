namespace SupportDomain.Desks.Histories;

/// <summary>What the texts of a pool mean by a mapping, each looked up once.</summary>
internal sealed class TextMeanings(TextPool texts, Func<string, int?> meaningOf)
{
    internal const int Unknown = -1;

    private const int NotAsked = 0;
    private const int Shift = 2;

    private int[] _known = new int[64];

    /// <summary>The meaning of a text that is not nothing, or <see cref="Unknown"/>.</summary>
    internal int Of(int text)
    {
        if (text >= _known.Length)
        {
            Array.Resize(ref _known, Math.Max(texts.Count, _known.Length * 2));
        }

        if (_known[text] == NotAsked)
        {
            _known[text] = (meaningOf(texts[text]!) ?? Unknown) + Shift;
        }

        return _known[text] - Shift;
    }
}
