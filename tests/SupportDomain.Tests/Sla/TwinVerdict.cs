using SupportDomain.Sla;

namespace SupportDomain.Tests.Sla;

/// <summary>What a minute-by-minute clock finds; shares nothing with the code under test but the events and the names of enums.</summary>
internal sealed record TwinVerdict(int Instance, SlaOutcome Outcome, long Start, long? Stop, long? Due, long? Breach, long Counted, long Paused);
