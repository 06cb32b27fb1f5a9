namespace SupportDomain.Reports;

/// <summary>The language that reason codes are worded in.</summary>
public enum WordingLanguage
{
    /// <summary>English, with Latin digits.</summary>
    English = 0,

    /// <summary>Persian, with Persian digits.</summary>
    Persian = 1,
}
