using System.Collections.Immutable;

namespace SupportDomain.Desks.Measures;

/// <summary>How often tickets were handed from group to group, and what it went with.</summary>
/// <remarks>
/// <para>The path of a ticket is the groups that had it, one after the other, the same group counted once while it keeps the ticket; hand-offs are the length of the path less
/// one. A ticket came back where a group stands in its path again. Tickets that never had a group are left out.</para>
/// <para>Equality is by reference. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class HandOffSummary
{
    /// <summary>How many priorities are told apart, the largest ones.</summary>
    public const int MostPriorities = 100;

    internal HandOffSummary(long tickets, long handOffs, long keptByFirst, long cameBack, ImmutableArray<HandOffRow> rows, ImmutableArray<HandOffGroup> byPriority)
    {
        Tickets = tickets;
        HandOffs = handOffs;
        KeptByFirst = keptByFirst;
        CameBack = cameBack;
        Rows = rows;
        ByPriority = byPriority;
    }

    /// <summary>How many tickets had a group.</summary>
    public long Tickets { get; }

    /// <summary>The hand-offs of these tickets together.</summary>
    public long HandOffs { get; }

    /// <summary>How many of them never left their first group.</summary>
    public long KeptByFirst { get; }

    /// <summary>How many of them a group had again after another one.</summary>
    public long CameBack { get; }

    /// <summary>The hand-offs of a ticket on average.</summary>
    /// <remarks>A binary floating-point quotient of two exact counts: relative error at most 2^-53.</remarks>
    public double Mean => (double)HandOffs / Tickets;

    /// <summary>The resolved ones of these tickets: none, one, two, three, and four or more hand-offs.</summary>
    public ImmutableArray<HandOffRow> Rows { get; }

    /// <summary>The same by priority, ordered by name; those without priority come last. At most <see cref="MostPriorities"/>.</summary>
    public ImmutableArray<HandOffGroup> ByPriority { get; }
}
