using NodaTime;
using SupportDomain.Hosting;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class HostFirst
{
    internal static void Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task RunAsync()
    {
#pragma warning disable RS0030, CA2000 // a sample is a program, which chooses its clock; the host closes its log
        #region HostFirst
        string folder = Directory.CreateTempSubdirectory("desk-").FullName;
        SchedulerHostOptions options = new() { DispatchesByItself = false };
        AgentId ana = new("ana");

        await using (SchedulerHost host = new(options, SystemClock.Instance, TimeProvider.System, new FileCommandLog(folder)))
        {
            await host.StartAsync();
            AgentProfile profile = new(ana, 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)]);
            await host.SendAsync(SchedulerCommand.AddAgent(profile, now: default)); // the host says when

            // The first answer got lost on its way, so the shop sends the same command again.
            SchedulerCommand ticket = SchedulerCommand.Enqueue(new WorkItem { Reference = "T-1", Channel = ContactChannel.Email }, now: default);
            SchedulerCommandResult first = await host.SendAsync(ticket, new CommandKey("shop", 1));
            SchedulerCommandResult again = await host.SendAsync(ticket, new CommandKey("shop", 1));
            Console.WriteLine($"item {first.Item}, and again item {again.Item}");
        }

        await using (SchedulerHost host = new(options, SystemClock.Instance, TimeProvider.System, new FileCommandLog(folder)))
        {
            await host.StartAsync();
            SchedulerCommandResult next = await host.SendAsync(SchedulerCommand.TryDequeue(ana, now: default));
            Console.WriteLine($"after a restart ana gets item {next.Item}, and then {await host.ReadAsync(s => s.ReadyCount)} wait");
        }

        Directory.Delete(folder, recursive: true);
        // → item 1, and again item 1
        // → after a restart ana gets item 1, and then 0 wait
        #endregion
#pragma warning restore RS0030, CA2000 // nothing else of this file reads a clock
    }
}
