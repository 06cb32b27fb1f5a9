using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Hosting.Tests;

public sealed class CommandKeyTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task SameKey_AnotherCommand_IsRefused_AlsoAfterARestart()
    {
        MemoryLog log = new();
        CommandKey key = new("web-1", 7);
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling(o => o.SnapshotEvery = 2));
        await host.SendAsync(Scene.Join("ana"));
        SchedulerCommandResult first = await host.SendAsync(Scene.Mail("a"), key);
        await RefusesAsync(host);
        await using SchedulerHost again = await Scene.StartAsync(_time, log.AfterKill(), Scene.Pulling());
        log.Snapshots.Should().HaveCount(2, "the key comes from a snapshot");
        await RefusesAsync(again);

        async Task RefusesAsync(SchedulerHost at)
        {
            foreach (SchedulerCommand other in (SchedulerCommand[])[Scene.Mail("b"), Scene.Take("ana")])
            {
                Func<Task> send = async () => await at.SendAsync(other, key);
                ArgumentException refusal = (await send.Should().ThrowAsync<ArgumentException>()).Which;
                refusal.ParamName.Should().Be("key");
                refusal.Message.Should().Contain("web-1:7").And.Contain("Enqueue");
            }

            (await at.SendAsync(Scene.Mail("a").WithTime(Scene.Start + Duration.FromHours(1)), key)).Should().Be(first, "when it was sent is no part of it");
            (await at.ReadAsync(s => (s.ReadyCount, s.AssignedCount))).Should().Be((1, 0));
        }
    }

    [Fact]
    public async Task SameKey_EqualCommandOfNewObjects_IsTheSame()
    {
        CommandKey key = new("admin", 1);
        await using SchedulerHost host = await Scene.StartAsync(_time, options: Scene.Pulling());
        await host.SendAsync(SchedulerCommand.AddAgent(Profile("en", "fa"), default), key);
        Func<Task> again = async () => await host.SendAsync(SchedulerCommand.AddAgent(Profile("fa", "en"), default), key);
        await again.Should().NotThrowAsync();

        static AgentProfile Profile(params string[] groups) => new(new AgentId("ana"), 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)], groups: groups.Select(g => new GroupId(g)));
    }

    [Fact]
    public async Task NamesOfClients_AreBounded_AndKnownOnesGoOn()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling(o => o.MaximumClients = 2));
        await host.SendAsync(Scene.Mail(), new CommandKey("web-1", 1));
        await host.SendAsync(Scene.Mail(), new CommandKey("web-2", 1));
        Func<Task> third = async () => await host.SendAsync(Scene.Mail(), new CommandKey("web-3", 1));
        ArgumentException refusal = (await third.Should().ThrowAsync<ArgumentException>()).Which;
        refusal.ParamName.Should().Be("key");
        refusal.Message.Should().Contain("web-3").And.Contain("2");
        await host.SendAsync(Scene.Mail(), new CommandKey("web-1", 2));
        await host.SendAsync(Scene.Mail());
        await using SchedulerHost fewer = await Scene.StartAsync(_time, log.AfterKill(), Scene.Pulling(o => o.MaximumClients = 1));
        (await fewer.ReadAsync(s => s.ReadyCount)).Should().Be(4, "what the log has is applied, whatever the bound is by now");
    }

    [Fact]
    public void MaximumClients_OutOfBounds_IsNamed()
    {
        Action make = () => _ = new SchedulerHost(new SchedulerHostOptions { MaximumClients = 0 }, _time, _time);
        make.Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("MaximumClients");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("é")]
    public void Key_OfABadName_IsRefused(string client)
    {
        Action make = () => _ = new CommandKey(client, 1);
        make.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("client");
    }
}
