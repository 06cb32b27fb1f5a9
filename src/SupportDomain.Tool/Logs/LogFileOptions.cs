using System.CommandLine;
using SupportDomain.Desks;

namespace SupportDomain.Tool.Logs;

/// <summary>The options that name the further files of a log.</summary>
internal sealed class LogFileOptions
{
    private readonly (LogKind Kind, Option<FileInfo?> Option)[] _options =
    [
        (LogKind.Events, new Option<FileInfo?>("--events") { Description = "A further file of events, in place of the one that the desk names." }),
        (LogKind.Messages, new Option<FileInfo?>("--messages") { Description = "A further file of messages, in place of the one that the desk names." }),
        (LogKind.Turns, new Option<FileInfo?>("--turns") { Description = "A further file of assignments, in place of the one that the desk names." }),
    ];

    internal void AddTo(Command command)
    {
        foreach ((_, Option<FileInfo?> option) in _options)
        {
            command.Add(option);
        }
    }

    /// <summary>Opens the files of a log as <see cref="LogFiles.Open"/> does.</summary>
    internal LogFiles Open(ParseResult parsed, Desk desk, FileInfo deskFile, FileInfo log) => LogFiles.Open(
        desk, deskFile.DirectoryName, log, _options.Where(o => parsed.GetValue(o.Option) is not null).ToDictionary(o => o.Kind, o => parsed.GetValue(o.Option)!));
}
