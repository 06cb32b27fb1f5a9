namespace SupportDomain.TestSupport;

/// <summary>The folder of reference values and real logs that lies beside the project on development machines.</summary>
/// <remarks>Named by the variable <c>SUPPORTDOMAIN_SHARED</c>, or else <c>../shared</c> beside the repository's root.</remarks>
public static class SharedFolder
{
    public const string Variable = "SUPPORTDOMAIN_SHARED";

    public static string? Path { get; } = Find();

    /// <summary>The full path of a file in the folder; only to be called by tests that are skipped without it.</summary>
    public static string File(params string[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        string root = Path ?? throw new InvalidOperationException(MissingMessage);
        string path = System.IO.Path.Combine([root, .. parts]);
        return System.IO.File.Exists(path)
            ? path
            : throw new FileNotFoundException($"The shared folder has no file {string.Join('/', parts)}.", path);
    }

    internal static string MissingMessage => $"needs the shared folder of reference data: neither {Variable} nor ../shared exists here";

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named)
                ? named
                : throw new DirectoryNotFoundException($"{Variable} is '{named}', which is not a folder.");
        }

        string beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared"));
        return Directory.Exists(beside) ? beside : null;
    }
}
