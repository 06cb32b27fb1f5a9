namespace SupportDomain.Desks;

/// <summary>A text of a column that repeats from row to row, with what is known of it.</summary>
internal sealed class Label(string? text, byte[] utf8, int index, int meaning)
{
    /// <summary>The index of a label that its table does not keep.</summary>
    internal const int NotKept = -1;

    /// <summary>The meaning of a text that the mapping does not know.</summary>
    internal const int Unknown = -1;

    private const int NoGroup = -1;

    private int _group = NoGroup;

    /// <summary>The label of a field that says nothing.</summary>
    internal static Label None { get; } = new(text: null, utf8: [], index: 0, Unknown);

    /// <summary>The text, or null where nothing is known.</summary>
    internal string? Text { get; } = text;

    /// <summary>The bytes of the field as they stand, also where they stand for nothing.</summary>
    internal byte[] Utf8 { get; } = utf8;

    /// <summary>The bytes of the text; empty where nothing is known.</summary>
    internal ReadOnlySpan<byte> ShownUtf8 => Text is null ? default : FieldText.Trim(Utf8);

    /// <summary>Its number within its table, from 1; 0 for nothing and <see cref="NotKept"/> for one that is made anew each time.</summary>
    internal int Index { get; } = index;

    /// <summary>What the mapping says it means, or <see cref="Unknown"/>.</summary>
    internal int Meaning { get; } = meaning;

    /// <summary>Its number in the groups of the one dimension that its column belongs to.</summary>
    internal int GroupIn(GroupNames names)
    {
        if (Text is null)
        {
            return 0;
        }

        if (_group == NoGroup)
        {
            _group = names.NumberOf(Text);
        }

        return _group;
    }
}
