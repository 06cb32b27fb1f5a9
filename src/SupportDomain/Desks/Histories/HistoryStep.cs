namespace SupportDomain.Desks.Histories;

/// <summary>Something that rows tell of a ticket, at its place in time.</summary>
/// <param name="At">When, in nanoseconds since 1970.</param>
/// <param name="Kind">What.</param>
/// <param name="Row">The row that tells, among those of the ticket.</param>
internal readonly record struct HistoryStep(long At, HistoryStepKind Kind, int Row);
