namespace SupportDomain.Sla;

/// <summary>What it means when a log that names deadlines names none for a ticket.</summary>
public enum MissingDeadline
{
    /// <summary>The ticket has no SLA.</summary>
    NoSla = 0,

    /// <summary>The ticket cannot be late.</summary>
    NeverLate = 1,
}
