using System.Globalization;
using Newtonsoft.Json;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Tool.Commands;

/// <summary>Turns what can go wrong into a message that says what to do, and an exit code.</summary>
internal static class Faults
{
    internal static int Handle(Terminal terminal, Action run) => Handle(terminal, () =>
    {
        run();
        return ExitCode.Success;
    });

    internal static int Handle(Terminal terminal, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (DeskFormatException e)
        {
            return Fail(terminal, e.Message, ExitCode.Desk);
        }
        catch (Exception e) when (e is LogFormatException or LogFaultException)
        {
            return Fail(terminal, e.Message, ExitCode.Log);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail(terminal, $"{e.Message} {terminal.Say("Check the path; a relative one begins at the current folder.", "مسیر را بررسی کنید؛ مسیر نسبی از پوشهٔ جاری آغاز می‌شود.")}", ExitCode.File);
        }
        catch (UnauthorizedAccessException e)
        {
            return Fail(terminal, $"{e.Message} {terminal.Say("Choose a file or folder that you may read or write.", "پرونده یا پوشه‌ای را برگزینید که اجازهٔ خواندن یا نوشتن آن را دارید.")}", ExitCode.File);
        }
        catch (IOException e)
        {
            return Fail(terminal, e.Message, ExitCode.File);
        }
        catch (OperationCanceledException)
        {
            return Fail(terminal, terminal.Say("Interrupted; nothing was written.", "قطع شد؛ چیزی نوشته نشد."), ExitCode.Cancelled);
        }
    }

    /// <summary>Says what is wrong: a line for people, or with --json an object for a program.</summary>
    internal static int Fail(Terminal terminal, string message, int code)
    {
        terminal.Fail(terminal.WantsJson
            ? JsonConvert.SerializeObject(new { error = new { exitCode = code, message } }, Formatting.None)
            : string.Create(CultureInfo.InvariantCulture, $"support-domain: {message}"));
        return code;
    }
}
