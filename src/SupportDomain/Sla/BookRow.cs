using SupportDomain.Collections;

namespace SupportDomain.Sla;

/// <summary>What a book keeps of a ticket besides the states of its clocks.</summary>
internal struct BookRow
{
    internal const int Bytes = 128;

    public TicketFacts Facts;
    public QueueHandle Wake;
    public long WakeAt;

    /// <summary>The instant and number of the last event folded.</summary>
    public long LastAt;
    public long LastSequence;

    /// <summary>The greatest number of any event.</summary>
    public long MaxSequence;

    /// <summary>The latest instant from which something that time alone brought could be told.</summary>
    public long PassedUntil;

    /// <summary>How far time had been advanced when the ticket was last folded anew; what was to be told from later on is void.</summary>
    public long FoldedAnewAt;

    /// <summary>The occurrence delivered last, or -1.</summary>
    public int LastOccurrence;
    public int Generation;
    public bool IsDirty;
}
