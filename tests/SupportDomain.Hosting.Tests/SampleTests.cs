using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Samples.Worker;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;
using SupportDomain.Workforce;
using WebSample = SupportDomain.Samples.Web.Program;
using WorkerSample = SupportDomain.Samples.Worker.Program;

namespace SupportDomain.Hosting.Tests;

/// <summary>The samples of docs/samples/hosting as they stand, over the loopback.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-domain-sample-").FullName;
    private readonly ManualTime _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Samples_AreShort() => Directory.EnumerateFiles(Repository.File("docs", "samples", "hosting"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Should().NotBeEmpty().And.OnlyContain(f => File.ReadLines(f).Count() < 80);

    [Fact]
    public async Task Web_TicketsIn_NextWorkOut_Explained_AndKeptOverARestart()
    {
        await using (WebApplication app = WebSample.Build(["--log", _folder, "--urls", "http://127.0.0.1:0"], _time, _time))
        {
            using HttpClient client = await StartAsync(app);
            (await client.PostAsync(new Uri("/agents/ana", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.OK);
            (await client.PostAsync(new Uri("/agents/ana", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.Conflict);
            (await PostTicketAsync(client, "late", 120, 1)).Should().Be(1);
            (await PostTicketAsync(client, "soon", 10, 2)).Should().Be(2);
            _time.Advance(Duration.FromMinutes(1));
            (await PostTicketAsync(client, "soon", 10, 2)).Should().Be(2, "the same request again makes no second item");
            JsonElement waiting = await client.GetFromJsonAsync<JsonElement>(new Uri("/items/1", UriKind.Relative));
            (waiting.GetProperty("status").GetString(), waiting.GetProperty("position").GetInt32()).Should().Be(("Ready", 2));
            (await NextAsync(client, 1)).Should().Be(2, "it is due first");
            (await NextAsync(client, 1)).Should().Be(2, "the same request again takes no second item");
        }

        await using WebApplication again = WebSample.Build(["--log", _folder, "--urls", "http://127.0.0.1:0"], _time, _time);
        using HttpClient later = await StartAsync(again);
        (await later.PostAsync(new Uri("/items/2/done", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await NextAsync(later, 2)).Should().Be(1);
        (await NextAsync(later, 3)).Should().BeNull();
        (await later.GetAsync(new Uri("/items/9", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Conflict);
        await again.StopAsync();
    }

    [Fact]
    public async Task Worker_AnswersEachLine_WhenAnAgentIsDone()
    {
        using IHost host = WorkerSample.Build(["--log", _folder], _time, _time);
        await host.StartAsync(Scene.Patience);
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, host.Services.GetRequiredService<Intake>().Port, Scene.Patience);
        using StreamReader reader = new(client.GetStream());
        await using StreamWriter writer = new(client.GetStream()) { AutoFlush = true };
        foreach (string reference in new[] { "T-1", "T-2", "T-3" })
        {
            await writer.WriteLineAsync(reference.AsMemory(), Scene.Patience);
            (await reader.ReadLineAsync(Scene.Patience)).Should().MatchRegex($"^{reference} done by (ana|ben)$");
        }

        SchedulerHost scheduler = host.Services.GetRequiredService<SchedulerHost>();
        (await scheduler.ReadAsync(s => s.ReadyCount + s.OfferedCount + s.AssignedCount)).Should().Be(0);
        await host.StopAsync(Scene.Patience);
        scheduler.Completion.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task Worker_KilledAmidWork_DoesItAfterwards()
    {
        await using (SchedulerHost killed = new(Scene.Pulling(), _time, _time, new FileCommandLog(_folder)))
        {
            await killed.StartAsync(Scene.Patience);
            foreach (string agent in new[] { "ana", "ben" })
            {
                AgentProfile profile = new(new AgentId(agent), 1, [new ChannelCapacity(ContactChannel.Chat, 1, 1)]);
                await killed.SendAsync(SchedulerCommand.AddAgent(profile, default));
                await killed.SendAsync(SchedulerCommand.Enqueue(new WorkItem { Channel = ContactChannel.Chat }, default));
                (await killed.SendAsync(SchedulerCommand.TryDequeue(profile.Id, default))).Item.Should().NotBe(default(WorkItemId));
            }
        }

        using IHost host = WorkerSample.Build(["--log", _folder], _time, _time);
        await host.StartAsync(Scene.Patience);
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, host.Services.GetRequiredService<Intake>().Port, Scene.Patience);
        using StreamReader reader = new(client.GetStream());
        await using StreamWriter writer = new(client.GetStream()) { AutoFlush = true };
        await writer.WriteLineAsync("T-1".AsMemory(), Scene.Patience);
        (await reader.ReadLineAsync(Scene.Patience)).Should().StartWith("T-1 done by");
        await host.StopAsync(Scene.Patience);
    }

    private static async Task<HttpClient> StartAsync(WebApplication app)
    {
        await app.StartAsync(Scene.Patience);
        return new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    private static async Task<long> PostTicketAsync(HttpClient client, string reference, int minutes, long number)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri("/tickets", UriKind.Relative), new { reference, due = (Scene.Start + Duration.FromMinutes(minutes)).ToDateTimeOffset(), client = "portal", number });
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("item").GetInt64();
    }

    private static async Task<long?> NextAsync(HttpClient client, long number)
    {
        using HttpResponseMessage answer = await client.PostAsync(new Uri($"/agents/ana/next?number={number}", UriKind.Relative), null);
        return answer.StatusCode == HttpStatusCode.NoContent ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("item").GetInt64();
    }
}
