using Microsoft.Extensions.Hosting;
using SupportDomain.Hosting;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Samples.Worker;

/// <summary>Two agents who take every offer. Real ones would be programs or people behind a socket.</summary>
internal sealed class Agents(SchedulerHost host, Intake intake) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (AgentId agent in (AgentId[])[new("ana"), new("ben")])
        {
            // After a restart the log has brought them back. What they were at then is nobody's now: it is handed back, and offered anew.
            if (await host.ReadAsync(scheduler => scheduler.GetProfiles().Any(p => p.Id == agent), stoppingToken))
            {
                await host.SendAsync(SchedulerCommand.RemoveAgent(agent, default), cancellationToken: stoppingToken);
            }

            AgentProfile profile = new(agent, 1, [new ChannelCapacity(ContactChannel.Chat, 1, 1)]);
            await host.SendAsync(SchedulerCommand.AddAgent(profile, default), cancellationToken: stoppingToken);
        }

        await foreach (Offer offer in host.Offers.ReadAllAsync(stoppingToken))
        {
            try
            {
                await host.SendAsync(SchedulerCommand.Accept(offer.Id, default), cancellationToken: stoppingToken);
                await host.SendAsync(SchedulerCommand.Complete(offer.Item, default), cancellationToken: stoppingToken);
                intake.Done(offer.Item, offer.Agent);
            }
            catch (SchedulingException)
            {
                // The offer was over before it was read; the item is offered again.
            }
        }
    }
}
