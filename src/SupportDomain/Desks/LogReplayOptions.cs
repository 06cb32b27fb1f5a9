using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Desks;

/// <summary>How a log is replayed.</summary>
public sealed record LogReplayOptions
{
    /// <summary>Reads leniently and judges when the desk says.</summary>
    public static LogReplayOptions Default { get; } = new();

    /// <summary>Whether the first row at fault ends the replay with a <see cref="LogFaultException"/>.</summary>
    /// <value>False by default: faults are counted, and the replay goes on.</value>
    public bool IsStrict { get; init; }

    /// <summary>The instant at which tickets still open are judged; it comes before <see cref="Desk.AsOf"/>, and lies in the years from 1900 to 2189, in UTC.</summary>
    /// <value>Null by default: the desk's, or else the latest opening, solution or closing in the log.</value>
    public Instant? AsOf { get; init; }

    /// <summary>The one ticket that is judged; the others are read all the same, since the log's latest instant may be theirs. For <see cref="EventReplay"/>.</summary>
    /// <value>Null by default: all of them.</value>
    public TicketId? Only { get; init; }
}
