using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Commands;

/// <summary>What is simulated: the operation of a desk, with the arrivals of a log where it takes them from one.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Operation">The operation.</param>
/// <param name="LeftOut">How many rows of the log were left out.</param>
/// <param name="Untaken">How many tickets of the log are no workload's.</param>
internal sealed record OperationInput(string Name, DeskOperation Operation, long LeftOut = 0, long Untaken = 0)
{
    /// <summary>Reads an operation from a desk, or from a document of its own; false where there is none to simulate, and that has been said.</summary>
    /// <param name="terminal">Where to say so.</param>
    /// <param name="file">The desk or the document.</param>
    /// <param name="log">The log that tells arrivals; null for none.</param>
    /// <param name="open">Opens the files of a desk's log, given the desk, its file and the log.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="input">What was read.</param>
    /// <param name="code">The exit code.</param>
    internal static bool TryRead(
        Terminal terminal, FileInfo file, FileInfo? log, Func<Desk, FileInfo, FileInfo, LogFiles> open, CancellationToken cancellation, [NotNullWhen(true)] out OperationInput? input, out int code)
    {
        input = null;
        Desk? desk = IsDesk(File.ReadAllText(file.FullName)) ? ReplayCommand.ReadDesk(file) : null;
        DeskOperation? operation = desk is null ? ReadOperation(file) : desk.Operation;
        if (operation is null)
        {
            code = Faults.Fail(terminal, terminal.Say("{0} does not say what the desk runs with; give it the member 'operation'.", "{0} نمی‌گوید میز با چه کار می‌کند؛ عضو operation را به آن بدهید.", file.Name), ExitCode.Desk);
            return false;
        }

        if (Mismatch(terminal, operation, file, log, desk is not null) is { } mismatch)
        {
            code = Faults.Fail(terminal, mismatch, ExitCode.Usage);
            return false;
        }

        code = ExitCode.Success;
        input = log is null ? new OperationInput(Path.GetFileNameWithoutExtension(file.Name), operation) : WithLog(terminal, file, operation, desk!, log, open, cancellation);
        return true;
    }

    /// <summary>What of the operation and the log does not go together; null where they do.</summary>
    private static string? Mismatch(Terminal terminal, DeskOperation operation, FileInfo file, FileInfo? log, bool isDesk)
    {
        string[] untold = [.. operation.Workloads.Where(w => w.Arrivals is null).Select(w => w.Name)];
        if (log is null)
        {
            return untold.Length == 0 ? null : terminal.Say("The arrivals of {0} are those of a log; give it with --log.", "ورودهای {0} از گزارش می‌آیند؛ آن را با ‎--log بدهید.", string.Join(", ", untold));
        }

        if (!isDesk)
        {
            return terminal.Say("{0} is an operation alone; --log needs a desk, which says how the log is read.", "{0} تنها یک operation است؛ ‎--log به میزی نیاز دارد که بگوید گزارش چگونه خوانده شود.", file.Name);
        }

        return operation.Workloads.Any(w => w.IsFromLog)
            ? null
            : terminal.Say("Every workload of {0} states its arrivals, so --log would change nothing; leave 'arrivals' out where the log tells them.", "همهٔ کارهای {0} ورودهایشان را گفته‌اند و ‎--log چیزی را عوض نمی‌کند؛ جایی که گزارش می‌گوید arrivals را ننویسید.", file.Name);
    }

    private static OperationInput WithLog(
        Terminal terminal, FileInfo file, DeskOperation operation, Desk desk, FileInfo log, Func<Desk, FileInfo, FileInfo, LogFiles> open, CancellationToken cancellation)
    {
        using LogFiles files = open(desk, file, log);
        LogArrivals read = terminal.WithProgress(log.Name, files.Length, progress => LogArrivals.Read(files, desk, progress, cancellation));
        try
        {
            return new OperationInput(Path.GetFileNameWithoutExtension(file.Name), operation.WithArrivals(read.Tickets), read.LeftOut, read.Tickets.Count(t => operation.WorkloadOf(t.Attributes) is null));
        }
        catch (ArgumentException e)
        {
            throw new LogFormatException($"{log.Name}: {e.Message.Split(" (Parameter", 2)[0]}", e);
        }
    }

    private static DeskOperation ReadOperation(FileInfo file)
    {
        using StreamReader reader = file.OpenText();
        return OperationJson.Read(reader, file.Name, DateTimeZoneProviders.Tzdb);
    }

    /// <summary>Both kinds are strict documents; the members at the root that only a desk has tell them apart. What is no JSON object is left to the strict reader.</summary>
    private static bool IsDesk(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().Any(m => m.Name is "log" or "clocks");
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
