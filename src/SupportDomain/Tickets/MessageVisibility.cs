namespace SupportDomain.Tickets;

/// <summary>Who can read a message.</summary>
public enum MessageVisibility
{
    /// <summary>Both sides: the customer too.</summary>
    Public = 0,

    /// <summary>Those that answer: an internal note.</summary>
    Private = 1,
}
