namespace SupportDomain.TestSupport;

/// <summary>A test that draws a page, skipped with a message where no browser is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Program is null)
        {
            Skip = Browser.MissingMessage;
        }
    }
}
