using SupportDomain.Identifiers;

namespace SupportDomain.Tests.Scheduling;

/// <summary>An open offer of the naive scheduler.</summary>
internal sealed record NaiveOffer(long Id, NaiveItem Item, AgentId Agent, long ExpiresAt, int Units, bool Blocks);
