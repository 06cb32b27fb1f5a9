namespace SupportDomain.Benchmarks;

/// <summary>The folder of real logs beside the project; benchmarks that need it are skipped without it.</summary>
internal static class SharedData
{
    private const string Variable = "SUPPORTDOMAIN_SHARED";

    internal static string MissingMessage { get; } = $"needs the shared folder of real logs: neither {Variable} nor ../shared exists here";

    /// <summary>The full path of a file in the folder, or null.</summary>
    internal static string? File(params string[] parts)
    {
        string? folder = Environment.GetEnvironmentVariable(Variable) ?? Beside();
        string? path = folder is null ? null : Path.Combine([folder, .. parts]);
        return System.IO.File.Exists(path) ? path : null;
    }

    /// <summary>The full path of a file of the repository.</summary>
    internal static string RepositoryFile(params string[] parts) =>
        Path.Combine([Root() ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds SupportDomain.sln."), .. parts]);

    private static string? Beside()
    {
        string? root = Root();
        string? shared = root is null ? null : Path.GetFullPath(Path.Combine(root, "..", "shared"));
        return Directory.Exists(shared) ? shared : null;
    }

    private static string? Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "SupportDomain.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
