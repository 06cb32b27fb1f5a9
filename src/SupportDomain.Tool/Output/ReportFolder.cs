namespace SupportDomain.Tool.Output;

/// <summary>Files that appear in a folder all finished or not at all: each is written aside, and they are renamed together at the end.</summary>
internal sealed class ReportFolder : IDisposable
{
    private const string Unfinished = ".unfinished";
    private const string Replaced = ".replaced";

    private readonly string _folder;
    private readonly string? _firstMade;
    private readonly List<(string Name, FileStream Stream)> _files = [];
    private bool _isFinished;

    internal ReportFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _firstMade = FirstMissing(_folder);
        Directory.CreateDirectory(_folder);
    }

    internal FileStream Create(string name)
    {
        FileStream stream = new(Path.Combine(_folder, name + Unfinished), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        _files.Add((name, stream));
        return stream;
    }

    /// <summary>Gives all files their names; if one cannot have its name, all stay as they were.</summary>
    internal void Finish()
    {
        foreach ((_, FileStream stream) in _files)
        {
            stream.Dispose();
        }

        Stack<Action> undo = new();
        try
        {
            foreach ((string name, FileStream stream) in _files)
            {
                string path = Path.Combine(_folder, name);
                if (File.Exists(path))
                {
                    File.Move(path, path + Replaced, overwrite: true);
                    undo.Push(() => File.Move(path + Replaced, path, overwrite: true));
                }

                File.Move(stream.Name, path);
                undo.Push(() => File.Delete(path));
            }
        }
        catch
        {
            while (undo.TryPop(out Action? back))
            {
                back();
            }

            throw;
        }

        foreach ((string name, _) in _files)
        {
            File.Delete(Path.Combine(_folder, name + Replaced));
        }

        _isFinished = true;
    }

    /// <summary>Removes what is not finished, and the folders if they were made for it.</summary>
    public void Dispose()
    {
        foreach ((_, FileStream stream) in _files)
        {
            stream.Dispose();
            if (!_isFinished)
            {
                File.Delete(stream.Name);
            }
        }

        if (!_isFinished && _firstMade is not null)
        {
            RemoveEmptyFolders(_firstMade);
        }
    }

    /// <summary>The topmost folder of a path that does not exist yet, or null.</summary>
    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            missing = path;
        }

        return missing;
    }

    /// <summary>From the report's folder up to the first one that was made for it; a folder that somebody has put something into stays.</summary>
    private void RemoveEmptyFolders(string first)
    {
        for (string? path = _folder; path is not null && path.Length >= first.Length && !Directory.EnumerateFileSystemEntries(path).Any(); path = Path.GetDirectoryName(path))
        {
            Directory.Delete(path);
        }
    }
}
