using NodaTime;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Tool.Commands;

/// <summary>Asks what was not said by flags; an answer that does not fit is asked for again, and an empty one, or the end of the input, takes what is suggested.</summary>
/// <remarks>It reads and writes lines, and knows no terminal.</remarks>
internal sealed class InitDialog(TextReader answers, Action<string> write, Func<string, string, string> say)
{
    /// <summary>The presets by the words of the command line.</summary>
    internal static IReadOnlyDictionary<string, StarterPreset> Presets { get; } = new Dictionary<string, StarterPreset>(StringComparer.Ordinal)
    {
        ["iran"] = StarterPreset.Iran,
        ["us"] = StarterPreset.UnitedStates,
        ["england"] = StarterPreset.England,
        ["24-7"] = StarterPreset.AroundTheClock,
    };

    internal InitAnswers Ask(InitAnswers given)
    {
        StarterPreset preset = given.Preset ?? Question(
            say("Hours and holidays: iran, us, england or 24-7", "ساعت‌ها و تعطیلات: iran، us، england یا 24-7"),
            "24-7",
            text => Presets.TryGetValue(text, out StarterPreset found) ? found : null as StarterPreset?,
            say("It is one of iran, us, england, 24-7.", "یکی از iran، us، england، 24-7 است."))!.Value;
        string zone = given.Zone ?? Question(
            say("Time zone of the log and the desk", "منطقهٔ زمانی گزارش و میز"),
            StarterDesk.ZoneOf(preset),
            text => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text)?.Id,
            say("It is a name of the tz database, such as Asia/Tehran or America/New_York.", "نامی از پایگاه tz است، مانند Asia/Tehran یا America/New_York."))!;
        string name = given.Name ?? Question(say("Name of the desk", "نام میز"), "Help desk", text => text, string.Empty)!;
        string log = given.Log?.FullName ?? Question(
            say("An export of your tickets to read the columns from; empty for none", "خروجی تیکت‌هایتان تا ستون‌ها از آن خوانده شود؛ خالی برای هیچ"),
            string.Empty,
            text => text.Length == 0 || File.Exists(text) ? text : null,
            say("There is no such file; give its path, or nothing.", "چنین پرونده‌ای نیست؛ مسیرش را بدهید یا هیچ."))!;
        return new InitAnswers(preset, name, zone, log.Length == 0 ? null : new FileInfo(log));
    }

    private T? Question<T>(string question, string suggested, Func<string, T?> understand, string allowed)
    {
        while (true)
        {
            write(suggested.Length == 0 ? $"{question}: " : $"{question} [{suggested}]: ");
            string? line = answers.ReadLine();
            string text = string.IsNullOrWhiteSpace(line) ? suggested : line.Trim();
            if (understand(text) is { } understood)
            {
                return understood;
            }

            write(allowed + "\n");
            if (line is null)
            {
                throw new EndOfStreamException(say("The answers ended.", "پاسخ‌ها پایان یافت."));
            }
        }
    }
}
