using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Workforce;

/// <summary>One time that a recurring duty comes up.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Date">The local date it comes up on, rolled to a business day, in the ISO calendar.</param>
/// <param name="ReleasedAt">When it comes up.</param>
/// <param name="DueAt">When it is to be done, if the duty has a target: outside the horizon if the duty's calendar ends before. Null without a target.</param>
/// <param name="Agent">Whose it is that day; null for nobody in particular.</param>
/// <remarks>Equal by value; no order. Immutable, safe for use by many threads.</remarks>
public sealed record DutyRelease(DutyId Duty, LocalDate Date, Instant ReleasedAt, BusinessTimeResult? DueAt, AgentId? Agent);
