namespace SupportDomain.Sla;

/// <summary>When a level is told that is reached outside the hours of the calendar.</summary>
public enum LevelDelivery
{
    /// <summary>At the instant it is reached: at the close of business, for one whose time is used up then.</summary>
    AtOnce = 0,

    /// <summary>At the next opening, where the calendar is closed at that instant. A clock that stops before then does not reach it.</summary>
    NextOpening = 1,
}
