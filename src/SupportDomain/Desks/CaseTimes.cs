using NodaTime;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>Whether the times of a case fit together, and its status with them.</summary>
internal static class CaseTimes
{
    internal static bool GoBack(Instant opened, Instant? solved, Instant? closed) => solved < opened || closed < opened || closed < solved;

    /// <summary>Whether the status says finished and the times do not, or the other way round.</summary>
    internal static bool ContradictStatus(TicketStatus status, bool isSolved, bool isClosed, bool logTellsClosings)
    {
        bool saysUnsolved = TicketTransitions.IsUnsolved(status);
        bool isEnded = isSolved || isClosed;
        return (saysUnsolved && isEnded) || (!saysUnsolved && !isEnded) || (TicketTransitions.IsFinal(status) && !isClosed && logTellsClosings);
    }
}
