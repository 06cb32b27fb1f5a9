using NodaTime;
using SupportDomain.Hosting;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Samples.Web;

/// <summary>A desk behind HTTP: tickets in, next work out, and why an item waits. <c>--log folder</c> keeps it over restarts.</summary>
internal static class Program
{
    private static Task Main(string[] args) => Build(args, SystemClock.Instance, TimeProvider.System).RunAsync();

    internal static WebApplication Build(string[] args, IClock clock, TimeProvider time)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(clock).AddSingleton(time);
        builder.Services.AddSupportScheduler(options =>
        {
            options.Policy = new SchedulingPolicy { Ordering = WorkOrdering.DueTime };
            options.DispatchesByItself = false; // agents ask for work
            options.LogFolder = builder.Configuration["log"];
        });

        WebApplication app = builder.Build();
        app.Use(RefuseAsConflict);
        app.MapPost("/agents/{agent}", JoinAsync);
        app.MapPost("/tickets", EnqueueAsync);
        app.MapPost("/agents/{agent}/next", NextAsync);
        app.MapPost("/items/{item:long}/done", DoneAsync);
        app.MapGet("/items/{item:long}", ExplainAsync);
        return app;
    }

    private static async Task JoinAsync(string agent, SchedulerHost host, CancellationToken cancellation)
    {
        AgentProfile profile = new(new AgentId(agent), 3, [new ChannelCapacity(ContactChannel.Email, 1, 3)]);
        await host.SendAsync(SchedulerCommand.AddAgent(profile, default), cancellationToken: cancellation);
    }

    /// <summary>All of the command comes from the sender, client and number too, so that a request that is sent again is the same and makes no second item.</summary>
    private static async Task<IResult> EnqueueAsync(Ticket ticket, SchedulerHost host, CancellationToken cancellation)
    {
        WorkItem item = new() { Reference = ticket.Reference, Channel = ContactChannel.Email, Due = Instant.FromDateTimeOffset(ticket.Due) };
        SchedulerCommandResult result = await host.SendAsync(SchedulerCommand.Enqueue(item, default), new CommandKey(ticket.Client, ticket.Number), cancellation);
        return Results.Created($"/items/{result.Item}", new { item = result.Item.Value });
    }

    /// <summary>The agent counts the requests: asked again with the same number, because the answer was lost, it is the same item.</summary>
    private static async Task<IResult> NextAsync(string agent, long number, SchedulerHost host, CancellationToken cancellation)
    {
        SchedulerCommandResult result = await host.SendAsync(SchedulerCommand.TryDequeue(new AgentId(agent), default), new CommandKey($"agent:{agent}", number), cancellation);
        return result.Item == default ? Results.NoContent() : Results.Ok(new { item = result.Item.Value });
    }

    private static async Task DoneAsync(long item, SchedulerHost host, CancellationToken cancellation) =>
        await host.SendAsync(SchedulerCommand.Complete(new WorkItemId(item), default), cancellationToken: cancellation);

    private static async Task<IResult> ExplainAsync(long item, SchedulerHost host, CancellationToken cancellation)
    {
        WorkItemExplanation why = await host.ReadAsync(scheduler => scheduler.Explain(new WorkItemId(item)), cancellation);
        return Results.Ok(new { status = why.Status.ToString(), why.Position, blockers = why.Blockers.Select(b => b.Kind.ToString()), agent = why.Agent?.Value });
    }

    private static async Task RefuseAsConflict(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception refusal) when (refusal is SchedulingException or ArgumentException)
        {
            await Results.Problem(refusal.Message, statusCode: refusal is SchedulingException ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }
    }

    internal sealed record Ticket(string Reference, DateTimeOffset Due, string Client, long Number);
}
