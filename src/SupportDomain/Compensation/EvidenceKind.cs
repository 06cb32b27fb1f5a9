namespace SupportDomain.Compensation;

/// <summary>What kind of thing proves that a person is at a level.</summary>
public enum EvidenceKind
{
    /// <summary>Something else, which its text describes.</summary>
    Other = 0,

    /// <summary>A course that was attended.</summary>
    Course = 1,

    /// <summary>A certificate or degree.</summary>
    Certificate = 2,

    /// <summary>A number of years, proved by contracts or references.</summary>
    Years = 3,

    /// <summary>Work at a company of a list.</summary>
    Company = 4,
}
