using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Sla;

namespace SupportDomain.Desks.Histories;

/// <summary>Takes a time from a row; a text that repeats is read once.</summary>
internal sealed class TimeFieldReader
{
    private readonly FieldReader _field;
    private readonly ImmutableArray<TimestampReader> _readers;
    private readonly ZoneMemory _zone;
    private readonly int _firstYear;
    private readonly int _lastYear;
    private byte[] _last = [];
    private long _lastTime = HistoryColumns.NoTime;

    internal TimeFieldReader(LogField field, string purpose, string[] header, byte[][] missing, LogMapping mapping)
    {
        _field = new FieldReader(field, purpose, header, missing);
        _readers = field.TimestampPatterns.IsEmpty ? mapping.Readers : LogMapping.ReadersOf(field.TimestampPatterns, nameof(field));
        _zone = new ZoneMemory(field.Zone ?? mapping.Zone);
        _firstYear = mapping.FirstYear;
        _lastYear = mapping.LastYear;
    }

    internal string Name => _field.Name;

    /// <summary>The time in nanoseconds since 1970, <see cref="HistoryColumns.NoTime"/> for nothing; or what is wrong with it.</summary>
    internal LogFindingKind? Read(ILogRow row, out long time, out ReadOnlySpan<byte> utf8)
    {
        utf8 = _field.Read(row);
        if (utf8.IsEmpty)
        {
            time = HistoryColumns.NoTime;
            return null;
        }

        if (utf8.SequenceEqual(_last))
        {
            time = _lastTime;
            return null;
        }

        foreach (TimestampReader reader in _readers)
        {
            if (!reader.TryRead(utf8, out LocalStamp stamp))
            {
                continue;
            }

            time = 0;
            if (stamp.Year < _firstYear || stamp.Year > _lastYear)
            {
                return LogFindingKind.ImplausibleYear;
            }

            Instant instant = _zone.ToInstant(stamp);
            if (instant < SlaTime.First || instant >= SlaTime.EndOfEvents)
            {
                return LogFindingKind.ImplausibleYear;
            }

            time = (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();
            _last = utf8.ToArray();
            _lastTime = time;
            return null;
        }

        time = 0;
        return LogFindingKind.UnreadableTime;
    }
}
