namespace SupportDomain.Sla;

/// <summary>What an action by time is for.</summary>
public enum TimedActionKind
{
    /// <summary>Somebody is reminded.</summary>
    Reminder = 0,

    /// <summary>A solved ticket is closed for good.</summary>
    AutoClose = 1,

    /// <summary>A wait is over: a pending ticket goes on, or is solved for want of an answer.</summary>
    PendingExpiry = 2,
}
