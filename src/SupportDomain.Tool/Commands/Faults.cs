using System.Globalization;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Tool.Commands;

/// <summary>Turns what can go wrong into a message and an exit code.</summary>
internal static class Faults
{
    internal static int Handle(Terminal terminal, Action run)
    {
        try
        {
            run();
            return ExitCode.Success;
        }
        catch (DeskFormatException e)
        {
            return Fail(terminal, e.Message, ExitCode.Desk);
        }
        catch (Exception e) when (e is LogFormatException or LogFaultException)
        {
            return Fail(terminal, e.Message, ExitCode.Log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(terminal, e.Message, ExitCode.File);
        }
        catch (OperationCanceledException)
        {
            return Fail(terminal, "Interrupted; nothing was written.", ExitCode.Cancelled);
        }
    }

    private static int Fail(Terminal terminal, string message, int code)
    {
        terminal.Fail(string.Create(CultureInfo.InvariantCulture, $"support-domain: {message}"));
        return code;
    }
}
