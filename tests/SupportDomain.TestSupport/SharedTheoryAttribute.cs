namespace SupportDomain.TestSupport;

/// <summary>A theory that reads the shared folder, skipped with a message where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = SharedFolder.MissingMessage;
        }
    }
}
