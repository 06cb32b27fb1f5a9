using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>An item offered to an agent, until it is answered or expires.</summary>
/// <remarks>Equal by value; no order. <c>default</c> is no offer. Immutable, and safe to share between threads.</remarks>
/// <param name="Id">Its number, by which it is accepted or declined.</param>
/// <param name="Item">The item.</param>
/// <param name="Agent">The agent.</param>
/// <param name="ExpiresAt">When it expires: at this instant it is over already.</param>
public readonly record struct Offer(OfferId Id, WorkItemId Item, AgentId Agent, Instant ExpiresAt);
