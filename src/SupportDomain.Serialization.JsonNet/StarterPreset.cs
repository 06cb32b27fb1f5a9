namespace SupportDomain.Serialization.JsonNet;

/// <summary>The hours and holidays that a starter desk begins with.</summary>
public enum StarterPreset
{
    /// <summary>Every hour of every day, in UTC; no holiday.</summary>
    AroundTheClock = 0,

    /// <summary>Saturday to Wednesday, and Thursday morning, in Tehran; the public holidays of Iran.</summary>
    Iran = 1,

    /// <summary>Monday to Friday in New York; the federal holidays of the United States.</summary>
    UnitedStates = 2,

    /// <summary>Monday to Friday in London; the bank holidays of England.</summary>
    England = 3,
}
