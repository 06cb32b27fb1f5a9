namespace SupportDomain.Sla;

/// <summary>What a notice tells.</summary>
public enum SlaNoticeKind
{
    /// <summary>An escalation level was reached.</summary>
    LevelReached = 0,

    /// <summary>A deadline has passed: a breach is established.</summary>
    Breached = 1,

    /// <summary>A clock stopped in time.</summary>
    Met = 2,

    /// <summary>A clock was cancelled: while it went on, or after it had stopped in a breach, as its ticket was cancelled or merged.</summary>
    Cancelled = 3,

    /// <summary>Events that came late changed a verdict that may have been told: the notice holds both.</summary>
    Corrected = 4,

    /// <summary>An action by time is due.</summary>
    ActionDue = 5,
}
