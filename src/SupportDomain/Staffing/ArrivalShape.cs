namespace SupportDomain.Staffing;

/// <summary>The shape of an <see cref="ArrivalProcess"/>.</summary>
public enum ArrivalShape
{
    /// <summary>At random at one rate.</summary>
    Poisson = 0,

    /// <summary>At random at a rate for each hour of the week.</summary>
    Weekly = 1,

    /// <summary>At given instants.</summary>
    Recorded = 2,

    /// <summary>One after each equal gap.</summary>
    Regular = 3,
}
