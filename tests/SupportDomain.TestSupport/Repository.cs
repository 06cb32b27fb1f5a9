namespace SupportDomain.TestSupport;

/// <summary>Finds the repository's files from a test.</summary>
public static class Repository
{
    /// <summary>The folder of the solution file, looked for upwards from the test's own assembly.</summary>
    public static string Root { get; } = Find();

    public static string File(params string[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Path.Combine([Root, .. parts]);
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "SupportDomain.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds SupportDomain.sln.");
    }
}
