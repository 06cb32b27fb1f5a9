using System.CommandLine;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Demo;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Commands;

/// <summary><c>demo</c>: the main job on a synthetic log, without any file.</summary>
internal static class DemoCommand
{
    private const string DeskResource = "demo-desk.json";

    internal static Command Create(Terminal terminal)
    {
        Option<DirectoryInfo?> output = ReplayCommand.OutOption(terminal);
        Command command = new("demo", terminal.Say(
            "Replay a synthetic log of some 5,000 tickets: the main job without a file of your own.",
            "گزارشی ساختگی از نزدیک به ۵۰۰۰ تیکت را بسنج: کار اصلی، بی آنکه پرونده‌ای از خودتان بخواهد.")) { output };
        command.SetAction((parsed, cancellation) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            string note = terminal.Say(DemoLog.Note, DemoLog.PersianNote);
            if (!terminal.WantsJson)
            {
                terminal.WriteLine(note);
            }

            Desk desk = ReadDesk();
            using LogFiles log = LogFiles.Of(desk, "demonstration", new MemoryStream(DemoLog.Create(), writable: false));
            ReplayCommand.Replay(terminal, desk, log, parsed.GetValue(output), LogReplayOptions.Default, note, cancellation);
        })));
        return command;
    }

    internal static Desk ReadDesk()
    {
        using Stream resource = typeof(DemoCommand).Assembly.GetManifestResourceStream(DeskResource)
            ?? throw new InvalidOperationException($"The program lacks its resource {DeskResource}.");
        using StreamReader reader = new(resource);
        return DeskJson.Read(reader, DeskResource, DateTimeZoneProviders.Tzdb);
    }
}
