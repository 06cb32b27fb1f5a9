using System.CommandLine;
using SupportDomain.Desks;

namespace SupportDomain.Tool.Logs;

/// <summary>The options that name the further files of a log.</summary>
internal sealed class LogFileOptions(Terminal terminal)
{
    private readonly (LogKind Kind, Option<FileInfo?> Option)[] _options =
    [
        (LogKind.Events, new Option<FileInfo?>("--events") { Description = terminal.Say("A further file of events, in place of the one that the desk names.", "پروندهٔ دیگری از رویدادها، به جای آنکه میز نام برده.") }),
        (LogKind.Messages, new Option<FileInfo?>("--messages") { Description = terminal.Say("A further file of messages, in place of the one that the desk names.", "پروندهٔ دیگری از پیام‌ها، به جای آنکه میز نام برده.") }),
        (LogKind.Turns, new Option<FileInfo?>("--turns") { Description = terminal.Say("A further file of assignments, in place of the one that the desk names.", "پروندهٔ دیگری از نوبت‌های کارشناسان، به جای آنکه میز نام برده.") }),
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
        terminal, desk, deskFile.DirectoryName, log, _options.Where(o => parsed.GetValue(o.Option) is not null).ToDictionary(o => o.Kind, o => parsed.GetValue(o.Option)!));
}
