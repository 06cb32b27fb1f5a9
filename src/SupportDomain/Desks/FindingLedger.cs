using System.Collections.Immutable;

namespace SupportDomain.Desks;

/// <summary>Counts findings by kind and keeps the first few of each.</summary>
internal sealed class FindingLedger(bool isStrict)
{
    private static readonly int Kinds = Enum.GetValues<LogFindingKind>().Length;

    private readonly long[] _counts = new long[Kinds];
    private readonly List<LogFinding>?[] _examples = new List<LogFinding>?[Kinds];

    internal void Add(LogFinding finding)
    {
        if (isStrict)
        {
            throw new LogFaultException(finding);
        }

        int kind = (int)finding.Kind;
        _counts[kind]++;
        List<LogFinding> examples = _examples[kind] ??= [];
        if (examples.Count < LogReplay.MaxExamples)
        {
            examples.Add(finding);
        }
    }

    internal ImmutableArray<FindingCount> ToCounts() =>
    [
        .. Enum.GetValues<LogFindingKind>()
            .Where(k => _counts[(int)k] > 0)
            .Select(k => new FindingCount(k, _counts[(int)k], [.. _examples[(int)k]!])),
    ];
}
