using System.Collections.Frozen;
using SupportDomain.Collections;

namespace SupportDomain.Compensation;

/// <summary>Finds the place of a level in a list: short lists of short names in a table, others in a frozen dictionary.</summary>
internal sealed class LevelIndex
{
    private readonly FrozenDictionary<string, int>? _others;

    internal LevelIndex(string[] texts)
    {
        Table = TextTable.Of(texts);
        if (Table.IsDefault)
        {
            _others = texts.Select((t, i) => KeyValuePair.Create(t, i)).ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>The table; default where the list is long or a name is.</summary>
    internal TextTable Table { get; }

    /// <summary>The place, or −1.</summary>
    internal int Find(string text) =>
        _others is null ? Table.TryFind(text, out ulong number) ? (int)number : -1
        : _others.TryGetValue(text, out int place) ? place : -1;
}
