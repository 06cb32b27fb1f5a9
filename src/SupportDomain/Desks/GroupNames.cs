namespace SupportDomain.Desks;

/// <summary>Numbers the values of a dimension in the order they are met; 0 is "no value".</summary>
internal sealed class GroupNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string?> _names = [null];

    internal int Count => _names.Count;

    internal string? this[int number] => _names[number];

    internal int NumberOf(string? name)
    {
        if (name is null)
        {
            return 0;
        }

        if (_numbers.TryGetValue(name, out int number))
        {
            return number;
        }

        if (_names.Count > LogReplay.MaxGroups && !string.Equals(name, LogReplay.OtherGroups, StringComparison.Ordinal))
        {
            return NumberOf(LogReplay.OtherGroups);
        }

        number = _names.Count;
        _names.Add(name);
        _numbers.Add(name, number);
        return number;
    }
}
