namespace SupportDomain.Sla;

/// <summary>What happens to a clock that has stopped when its start comes again.</summary>
public enum ReopenMode
{
    /// <summary>Nothing: the first instance counts for ever.</summary>
    KeepFirst = 0,

    /// <summary>The same instance goes on; the time since it stopped does not count, as in a pause.</summary>
    Resume = 1,

    /// <summary>A new instance with the whole target.</summary>
    NewInstance = 2,

    /// <summary>The same instance goes on as if it had not stopped: the time since counts.</summary>
    Continue = 3,
}
