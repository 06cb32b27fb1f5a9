namespace SupportDomain.Desks;

/// <summary>The group numbers of a ticket in the dimensions that all clocks share, and how often it was handed on.</summary>
internal readonly record struct TicketGroups(int Priority, int Queue, int Month, int Channel, int HandOffBand)
{
    /// <summary>The bits of a group number, which <see cref="LogReplay.MaxGroups"/> leaves room in.</summary>
    internal const int Bits = 15;

    /// <summary>All numbers in one: 15 bits each for priority, queue, month and channel in the order of <see cref="ReportDimension"/>, and three for the hand-offs.</summary>
    internal long Pack() => (long)Priority | ((long)Queue << Bits) | ((long)Month << (2 * Bits)) | ((long)Channel << (3 * Bits)) | ((long)HandOffBand << (4 * Bits));

    internal static int GroupOf(long packed, ReportDimension dimension) => (int)((packed >> (((int)dimension - (int)ReportDimension.Priority) * Bits)) & ((1L << Bits) - 1));

    internal static int HandOffBandOf(long packed) => (int)(packed >> (4 * Bits));
}
