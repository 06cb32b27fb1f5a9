namespace SupportDomain.Desks;

/// <summary>How often the verdicts of a clock agree with the log's own within one policy or priority.</summary>
/// <param name="Name">The policy or the priority, or null for the tickets that have none.</param>
/// <param name="Compared">How many tickets have a verdict of both sides.</param>
/// <param name="Agreed">How many of these agree.</param>
public sealed record GroupAgreement(string? Name, long Compared, long Agreed);
