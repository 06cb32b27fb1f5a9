namespace SupportDomain.Desks;

/// <summary>How many tickets share what the log itself says of their state.</summary>
/// <param name="Status">The status as the log names it, or null.</param>
/// <param name="Recorded">The verdict that the log gives.</param>
/// <param name="HasDeadline">Whether the log gives a deadline.</param>
/// <param name="IsClosed">Whether the ticket is closed.</param>
/// <param name="Count">How many tickets.</param>
public sealed record StatusCount(string? Status, RecordedVerdict Recorded, bool HasDeadline, bool IsClosed, long Count);
