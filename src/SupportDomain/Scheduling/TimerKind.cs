namespace SupportDomain.Scheduling;

/// <summary>What a timer does. Timers of one tick fire in the order of these numbers.</summary>
internal enum TimerKind
{
    ShiftChange = 0,
    WrapUpEnd = 1,
    OfferExpiry = 2,
    Wake = 3,
    KnownAgentEnd = 4,
    Relaxation = 5,
    Overflow = 6,
    DueEscalation = 7,
    Breach = 8,
    AgeCap = 9,
    DeclineMemory = 10,
}
