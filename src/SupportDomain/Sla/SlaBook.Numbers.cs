namespace SupportDomain.Sla;

/// <content>Finding an event of a ticket by its number.</content>
public sealed partial class SlaBook
{
    /// <summary>How far back an event is looked for in the ticket's log before the log is indexed.</summary>
    private const int LongestWalk = 64;

    /// <summary>By the slot of a ticket, and the number of an event, its place in the log: only of tickets of long histories, once an event far back was asked for.</summary>
    private readonly Dictionary<int, Dictionary<long, int>> _numbers = [];

    /// <summary>The place of the event with a number, or -1: amortised constant time.</summary>
    private int PlaceOf(int slot, long number)
    {
        if (_numbers.TryGetValue(slot, out Dictionary<long, int>? places))
        {
            return places.TryGetValue(number, out int place) ? place : -1;
        }

        int walked = 0;
        for (int i = _rows[slot, 0].LastOccurrence; i >= 0; i = _log[i, 0].Previous)
        {
            if (_log[i, 0].Sequence == number)
            {
                return i;
            }

            if (++walked == LongestWalk)
            {
                return IndexOf(slot).TryGetValue(number, out int place) ? place : -1;
            }
        }

        return -1;
    }

    private Dictionary<long, int> IndexOf(int slot)
    {
        Dictionary<long, int> places = [];
        for (int i = _rows[slot, 0].LastOccurrence; i >= 0; i = _log[i, 0].Previous)
        {
            places[_log[i, 0].Sequence] = i;
        }

        _numbers.Add(slot, places);
        return places;
    }

    private void NoteNumber(int slot, long number, int place)
    {
        if (_numbers.Count > 0 && _numbers.TryGetValue(slot, out Dictionary<long, int>? places))
        {
            places[number] = place;
        }
    }
}
