using SupportDomain.Desks;

namespace SupportDomain.Tool.Logs;

/// <summary>The files of a log, open for reading: its own, and the further ones that its desk maps.</summary>
internal sealed class LogFiles : IDisposable
{
    private readonly List<(LogMapping Mapping, string Name, Stream Stream)> _files;

    private LogFiles(List<(LogMapping Mapping, string Name, Stream Stream)> files) => _files = files;

    /// <summary>How many bytes there are in all.</summary>
    internal long Length => _files.Sum(f => f.Stream.Length);

    /// <summary>What to call the log.</summary>
    internal string Name => string.Join(" + ", _files.Select(f => f.Name));

    /// <summary>The files, the log's own first.</summary>
    internal IReadOnlyList<(LogMapping Mapping, string Name, Stream Stream)> Files => _files;

    /// <summary>Opens the files of a log.</summary>
    /// <param name="terminal">Whose language faults are told in.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="deskFolder">The folder of the desk, which the names of files in it are relative to.</param>
    /// <param name="log">The log's own file.</param>
    /// <param name="further">Further files by kind, in place of those that the desk names.</param>
    /// <exception cref="LogFormatException">The desk maps a file that nobody names, or the other way round.</exception>
    /// <exception cref="IOException">A file cannot be read, or is a pipe.</exception>
    internal static LogFiles Open(Terminal terminal, Desk desk, string? deskFolder, FileInfo log, IReadOnlyDictionary<LogKind, FileInfo> further)
    {
        foreach (LogKind kind in further.Keys.Where(k => desk.Log.Further.All(f => f.Kind != k)))
        {
            throw new LogFormatException(terminal.Say(
                "The desk does not say how a file of {0} is read; state '{0}' in its 'log', or leave out --{0}.",
                "میز نمی‌گوید پروندهٔ {0} چگونه خوانده شود؛ {0} را در عضو log آن بنویسید، یا ‎--{0} را ننویسید.", Word(kind)));
        }

        List<(LogMapping Mapping, string Name, Stream Stream)> files = [];
        LogFiles open = new(files);
        try
        {
            files.Add((desk.Log, log.Name, OpenOne(log)));
            foreach (LogMapping mapping in desk.Log.Further)
            {
                FileInfo file = further.GetValueOrDefault(mapping.Kind)
                    ?? (mapping.FileName is { } name
                        ? new FileInfo(Path.Combine(deskFolder ?? string.Empty, name))
                        : throw new LogFormatException(terminal.Say(
                            "The desk reads a file of {0} too, and nothing says which one; name it by --{0}, or by 'file' in the desk.",
                            "میز پرونده‌ای از {0} هم می‌خواند و چیزی نمی‌گوید کدام؛ آن را با ‎--{0} یا با عضو file در میز نام ببرید.", Word(mapping.Kind))));
                files.Add((mapping, file.Name, OpenOne(file)));
            }

            return open;
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>A log of one file that is open already.</summary>
    internal static LogFiles Of(Desk desk, string name, Stream stream) => Of(desk, [(name, stream)]);

    /// <summary>A log of files that are open already, in the order of the desk's.</summary>
    internal static LogFiles Of(Desk desk, (string Name, Stream Stream)[] files) =>
        new([.. desk.Log.Further.Prepend(desk.Log).Zip(files, (mapping, file) => (mapping, file.Name, Seekable(file.Name, file.Stream)))]);

    public void Dispose() => _files.ForEach(f => f.Stream.Dispose());

    private static FileStream OpenOne(FileInfo file)
    {
        FileStream stream = file.OpenRead();
        Seekable(file.Name, stream);
        return stream;
    }

    private static Stream Seekable(string name, Stream stream)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        throw new IOException($"{name} is a pipe or a device; save the log to a file first.");
    }

    private static string Word(LogKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
}
