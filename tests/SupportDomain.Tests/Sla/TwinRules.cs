using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>How a clock behaves, as the twin knows it: with an order of the effects of one instant, and whether private notes of agents pause it until the customer writes.</summary>
internal sealed record TwinRules(
    string Metric, RetargetMode Retarget, ReopenMode Reopen, TicketStatus[] PausesWhile, ClockEffect[] Order, bool NotesPause, bool LateAlarms);
