namespace SupportDomain.Tool.Output;

/// <summary>Files that appear in a folder all finished or not at all: each is written aside, and they are renamed together at the end.</summary>
internal sealed class ReportFolder : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly string _folder;
    private readonly bool _isNew;
    private readonly List<(string Name, FileStream Stream)> _files = [];
    private bool _isFinished;

    internal ReportFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _isNew = !Directory.Exists(_folder);
        Directory.CreateDirectory(_folder);
    }

    internal FileStream Create(string name)
    {
        FileStream stream = new(Path.Combine(_folder, name + Unfinished), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        _files.Add((name, stream));
        return stream;
    }

    /// <summary>Gives all files their names.</summary>
    internal void Finish()
    {
        foreach ((_, FileStream stream) in _files)
        {
            stream.Dispose();
        }

        foreach ((string name, FileStream stream) in _files)
        {
            File.Move(stream.Name, Path.Combine(_folder, name), overwrite: true);
        }

        _isFinished = true;
    }

    /// <summary>Removes what is not finished, and the folder if it was made for it.</summary>
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

        if (!_isFinished && _isNew && !Directory.EnumerateFileSystemEntries(_folder).Any())
        {
            Directory.Delete(_folder);
        }
    }
}
