using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SupportDomain.Tool.Tests;

/// <summary>A temporary folder with a desk and a way to run the program in it.</summary>
internal sealed class Workspace : IDisposable
{
    internal const string DeskJson = """
        {
          "version": 1,
          "name": "Test desk",
          "log": {
            "zone": "America/New_York",
            "timestamps": ["uuuu-MM-dd HH:mm:ss"],
            "columns": { "id": "id", "opened": "opened", "closed": "closed", "priority": "priority", "queue": "queue" }
          },
          "clocks": [{ "id": "c", "stop": "closed", "policies": [{ "id": "4 h", "target": { "kind": "elapsedDuration", "allowed": "4h" } }] }]
        }
        """;

    internal const string Header = "id,opened,closed,priority,queue\n";

    internal Workspace()
    {
        Folder = Directory.CreateTempSubdirectory("support-domain-test-").FullName;
        Write("desk.json", DeskJson);
    }

    internal string Folder { get; }

    internal string Output { get; private set; } = string.Empty;

    internal string Error { get; private set; } = string.Empty;

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    internal string WriteGzip(string name, string text)
    {
        using GZipStream gzip = new(File.Create(PathOf(name)), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return PathOf(name);
    }

    /// <summary>Runs the program as the command line would.</summary>
    internal int Run(params string[] args) => Run(CancellationToken.None, args);

    internal int Run(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture);
        using StringWriter error = new(CultureInfo.InvariantCulture);
        Terminal terminal = new(Terminal.Console(output, isRedirected: true), Terminal.Console(error, isRedirected: true), isInteractive: false);
        int code = Program.Run(args, terminal, cancellation).GetAwaiter().GetResult();
        Output = output.ToString();
        Error = error.ToString();
        return code;
    }

    internal int Replay(string log, params string[] more) => Run(["replay", log, "--desk", PathOf("desk.json"), "--out", PathOf("out"), .. more]);

    /// <summary>All files of the output folder, none of them unfinished.</summary>
    internal string[] OutputFiles() => Directory.Exists(PathOf("out"))
        ? [.. Directory.EnumerateFileSystemEntries(PathOf("out")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)]
        : [];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
