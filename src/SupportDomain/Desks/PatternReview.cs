using System.Text;
using SupportDomain.Identifiers;

namespace SupportDomain.Desks;

/// <summary>Which of a mapping's patterns the times of a log are written in.</summary>
internal sealed class PatternReview
{
    private readonly LogMapping _log;
    private readonly string _place;
    private readonly int[] _columns;
    private readonly byte[][] _missing;
    private readonly long[] _read;
    private readonly Dictionary<(int First, int Second), (string Example, long Count)> _ambiguous = [];

    internal PatternReview(LogMapping log, IReadOnlyList<string> header, string place)
    {
        _log = log;
        _place = place;
        // A time made of several columns, or with patterns of its own, says nothing of the log's patterns.
        _columns = [.. log.Columns.Where(c => LogColumns.IsTime(c.Key) && c.Value.IsPlain).Select(c => header.ToList().IndexOf(c.Value.Headers[0])).Where(i => i >= 0)];
        _missing = [.. log.MissingTexts.Select(Encoding.UTF8.GetBytes)];
        _read = new long[log.Readers.Length];
    }

    internal void Add(ILogRow row)
    {
        foreach (int column in _columns)
        {
            if (column < row.FieldCount)
            {
                Add(FieldText.Trim(row.GetUtf8(column)));
            }
        }
    }

    internal IEnumerable<DeskFinding> Finish()
    {
        if (_columns.Length == 0)
        {
            yield break;
        }

        for (int i = 0; i < _read.Length; i++)
        {
            if (_read[i] == 0)
            {
                yield return DeskFinding.Doubt($"{_place}.timestamps", DeskReasons.PatternUnseen.Of(new ReasonName(_log.TimestampPatterns[i])));
            }
        }

        foreach (((int first, int second), (string example, long count)) in _ambiguous.OrderBy(a => a.Key))
        {
            yield return DeskFinding.Doubt($"{_place}.timestamps", DeskReasons.PatternAmbiguous.Of(
                new ReasonName(example), new ReasonName(_log.TimestampPatterns[first]), new ReasonName(_log.TimestampPatterns[second]), new ReasonCount(count)));
        }
    }

    private void Add(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || IsMissing(utf8))
        {
            return;
        }

        int first = -1;
        LocalStamp meant = default;
        for (int i = 0; i < _log.Readers.Length; i++)
        {
            if (!_log.Readers[i].TryRead(utf8, out LocalStamp stamp))
            {
                continue;
            }

            _read[i]++;
            if (first < 0)
            {
                (first, meant) = (i, stamp);
            }
            else if (!stamp.Equals(meant))
            {
                (string Example, long Count) known = _ambiguous.GetValueOrDefault((first, i), (string.Empty, 0));
                _ambiguous[(first, i)] = (known.Count == 0 ? Encoding.UTF8.GetString(utf8) : known.Example, known.Count + 1);
            }
        }
    }

    private bool IsMissing(ReadOnlySpan<byte> utf8)
    {
        foreach (byte[] missing in _missing)
        {
            if (utf8.SequenceEqual(missing))
            {
                return true;
            }
        }

        return false;
    }
}
