using System.Globalization;
using System.Text;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting.Tests;

/// <summary>This assembly as a program of its own: a host under load, which says what was answered until it is killed.</summary>
internal static class CrashChild
{
    internal const int Clients = 4;

    private const int SnapshotEvery = 150;

    private static readonly Lock Gate = new();

    /// <summary>Arguments: the folder of the log, how it is flushed, and for each client the number to go on with and the item it holds.</summary>
    internal static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var folder, var flush, .. var clients] || clients.Length != Clients)
        {
            return 1;
        }

        await using SchedulerHost host = MakeHost(folder, Enum.Parse<LogFlush>(flush));
        await host.StartAsync();
        await using Stream output = Console.OpenStandardOutput();
        await Task.WhenAll(clients.Select((client, number) => Task.Run(() => RunAsync(host, number, client.Split(':'), output))));
        return 0;
    }

    internal static SchedulerHost MakeHost(string folder, LogFlush flush) => new(
        new SchedulerHostOptions { Policy = Policy, DispatchesByItself = false, Flush = flush, SnapshotEvery = SnapshotEvery },
        new SteppingClock(),
        new ManualTime(),
        new FileCommandLog(folder, keepsHistory: true));

    internal static SchedulingPolicy Policy { get; } = new() { Ordering = WorkOrdering.DueTime };

    internal static string NameOf(int client) => $"client-{client}";

    /// <summary>The first command brings the client's agent; then two items come in, one is taken, and it is completed.</summary>
    internal static SchedulerCommand CommandOf(int client, long number, long held) => number == 1
        ? Scene.Join(NameOf(client), 5)
        : (number % 4) switch
        {
            2 or 3 => Scene.Mail($"{client}-{number}"),
            0 => Scene.Take(NameOf(client)),
            _ => SchedulerCommand.Complete(new WorkItemId(held), default),
        };

    private static async Task RunAsync(SchedulerHost host, int client, string[] state, Stream output)
    {
        long number = long.Parse(state[0], CultureInfo.InvariantCulture);
        long held = long.Parse(state[1], CultureInfo.InvariantCulture);
        for (; ; number++)
        {
            SchedulerCommandResult result = await host.SendAsync(CommandOf(client, number, held), new CommandKey(NameOf(client), number));
            held = result.Item.Value;
            Say(output, client, number, held);
        }
    }

    /// <summary>One write of a short line: it is in the pipe wholly or not at all.</summary>
    private static void Say(Stream output, int client, long number, long held)
    {
        byte[] line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{client} {number} {held};\n"));
        lock (Gate)
        {
            output.Write(line);
            output.Flush();
        }
    }
}
