using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting.Tests;

public sealed class SchedulerHostTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Send_StampsTheTimeOfTheHost_WhateverTheCommandCarries()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        await host.SendAsync(Scene.Mail("a").WithTime(Instant.FromUtc(1999, 1, 1, 0, 0)));
        _time.Advance(Duration.FromMinutes(1));
        await host.SendAsync(Scene.Mail("b"));
        Scene.CommandsOf(log).Select(c => c.Command.At).Should().Equal(Scene.Start, Scene.Start + Duration.FromMinutes(1));
    }

    [Fact]
    public async Task Send_ClockSetBack_TimeStands()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        await host.SendAsync(Scene.Mail());
        _time.SetClock(Scene.Start - Duration.FromHours(1));
        await host.SendAsync(Scene.Mail());
        Scene.CommandsOf(log).Select(c => c.Command.At).Should().Equal(Scene.Start, Scene.Start);
    }

    [Fact]
    public async Task Timer_WakesADeferredItem_WithoutACommand()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time);
        await host.SendAsync(Scene.Join("ana"));
        await host.SendAsync(Scene.Mail(notBefore: Scene.Start + Duration.FromHours(3)));
        ValueTask<Offer> waiting = host.Offers.ReadAsync(Scene.Patience);
        _time.Advance(Duration.FromHours(2));
        (await host.ReadAsync(s => s.DeferredCount)).Should().Be(1);
        waiting.IsCompleted.Should().BeFalse();
        _time.Advance(Duration.FromHours(1));
        Offer offer = await waiting;
        offer.Agent.Should().Be(new AgentId("ana"));
        offer.ExpiresAt.Should().Be(Scene.Start + Duration.FromHours(3) + Duration.FromMinutes(1));
    }

    [Fact]
    public async Task Timer_OfTheFarFuture_WaitsInSteps_AndSeesAClockThatIsSet()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time);
        await host.SendAsync(Scene.Join("ana"));
        Instant far = Instant.FromUtc(2109, 12, 31, 0, 0);
        await host.SendAsync(Scene.Mail(notBefore: far));
        ValueTask<Offer> waiting = host.Offers.ReadAsync(Scene.Patience);
        _time.Advance(Duration.FromDays(60));
        (await host.ReadAsync(s => s.DeferredCount)).Should().Be(1);
        waiting.IsCompleted.Should().BeFalse();
        _time.SetClock(far);
        _time.Advance(Duration.FromHours(1));
        (await waiting).Item.Should().Be(new WorkItemId(1));
    }

    [Fact]
    public async Task Offer_ThatExpires_ComesAgain_AndTheOldOneIsRefused()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time);
        await host.SendAsync(Scene.Join("ana"));
        await host.SendAsync(Scene.Mail());
        Offer first = await host.Offers.ReadAsync(Scene.Patience);
        _time.Advance(Duration.FromMinutes(1));
        Offer second = await host.Offers.ReadAsync(Scene.Patience);
        second.Item.Should().Be(first.Item);
        Func<Task> late = async () => await host.SendAsync(SchedulerCommand.Accept(first.Id, default));
        (await late.Should().ThrowAsync<SchedulingException>()).Which.Offer.Should().Be(first.Id);
        await host.SendAsync(SchedulerCommand.Accept(second.Id, default));
        (await host.ReadAsync(s => s.AssignedCount)).Should().Be(1);
    }

    [Fact]
    public async Task Send_RefusedCommand_IsNotLogged_ButTheTimeThatPassedIs()
    {
        MemoryLog log = new();
        SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        await host.SendAsync(Scene.Mail(notBefore: Scene.Start + Duration.FromSeconds(30)));
        _time.Advance(Duration.FromMinutes(1));
        Func<Task> unknown = async () => await host.SendAsync(SchedulerCommand.Complete(new WorkItemId(99), default));
        (await unknown.Should().ThrowAsync<SchedulingException>()).Which.Fault.Should().Be(SchedulingFault.UnknownItem);
        Func<Task> bad = async () => await host.SendAsync(SchedulerCommand.Complete(new WorkItemId(1), default, Duration.FromHours(-1)));
        await bad.Should().ThrowAsync<ArgumentOutOfRangeException>();
        byte[] state = await host.ReadAsync(Scene.SnapshotOf);
        await host.DisposeAsync();
        Scene.CommandsOf(log).Select(c => c.Command.Kind).Distinct().Should().Equal(SchedulerCommandKind.Enqueue, SchedulerCommandKind.AdvanceTo);
        Scene.ReplayOf(log, new SchedulingPolicy()).Should().Equal(state);
    }

    [Fact]
    public async Task Send_IsAnsweredOnlyWhenItsRecordIsDurable()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        ValueTask<SchedulerCommandResult> sent = host.SendAsync(Scene.Mail());
        log.Records.Should().BeEmpty();
        sent.IsCompleted.Should().BeFalse();
        gate.SetResult();
        await sent;
        log.Durable.Should().Be(1);
    }

    [Fact]
    public async Task Send_ManyAtOnce_AreMadeDurableTogether()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        Task<SchedulerCommandResult> first = host.SendAsync(Scene.Mail()).AsTask();
        Task[] rest = [.. Enumerable.Range(0, 500).Select(_ => host.SendAsync(Scene.Mail()).AsTask())];
        gate.SetResult();
        await Task.WhenAll([first, .. rest]).WaitAsync(Scene.Patience);
        log.Durable.Should().Be(501);
        log.Flushes.Should().BeLessThanOrEqualTo(3, "the batch under way, and at most two more for all that waited meanwhile");
    }

    [Fact]
    public async Task FlushInterval_TheTimerMakesTheRestDurable()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling(o => o.Flush = LogFlush.Interval));
        await host.SendAsync(Scene.Mail());
        await host.ReadAsync(s => s.Now);
        log.Durable.Should().Be(0, "a second has not passed");
        _time.Advance(Duration.FromSeconds(1));
        await log.Flushed.Task.WaitAsync(Scene.Patience);
        log.Durable.Should().Be(1);
    }

    [Fact]
    public async Task FullInbox_MakesSendersWait_AndACancelledOneIsNotApplied()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling(o => (o.InboxCapacity, o.MaximumBatch) = (4, 1)));
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        Task<SchedulerCommandResult>[] sent = [.. Enumerable.Range(0, 20).Select(_ => host.SendAsync(Scene.Mail()).AsTask())];
        using CancellationTokenSource cancelling = new();
        Task<SchedulerCommandResult> cancelled = host.SendAsync(Scene.Mail("cancelled"), cancellationToken: cancelling.Token).AsTask();
        await cancelling.CancelAsync();
        Func<Task> waiting = () => cancelled;
        await waiting.Should().ThrowAsync<OperationCanceledException>();
        sent.Should().OnlyContain(t => !t.IsCompleted);
        gate.SetResult();
        await Task.WhenAll(sent).WaitAsync(Scene.Patience);
        sent.Select(t => t.Result.Item.Value).Should().Equal(Enumerable.Range(1, 20).Select(i => (long)i), "one sender's commands keep their order");
        (await host.ReadAsync(s => s.ReadyCount)).Should().Be(20);
    }

    [Fact]
    public async Task StalledReaders_NoMoreOffersThanCapacity_AndCommandsGoOn()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time, options: new SchedulerHostOptions { OffersCapacity = 2 });
        await host.SendAsync(Scene.Join("ana", 10));
        for (int i = 0; i < 1000; i++)
        {
            await host.SendAsync(Scene.Mail());
            _time.Advance(Duration.FromSeconds(10));
        }

        host.Offers.Count.Should().Be(2);
        (await host.ReadAsync(s => s.OpenOfferCount)).Should().BeLessThanOrEqualTo(10);
        HashSet<WorkItemId> done = [];
        while (done.Count < 1000)
        {
            Offer offer = await host.Offers.ReadAsync(Scene.Patience);
            try
            {
                await host.SendAsync(SchedulerCommand.Accept(offer.Id, default));
                await host.SendAsync(SchedulerCommand.Complete(offer.Item, default));
                done.Add(offer.Item).Should().BeTrue();
            }
            catch (SchedulingException late)
            {
                late.Fault.Should().Be(SchedulingFault.ClosedOffer, "the offer was over before it was read");
            }
        }

        (await host.ReadAsync(s => s.ReadyCount + s.OfferedCount + s.AssignedCount)).Should().Be(0);
    }

    [Fact]
    public async Task SentAgain_SameKey_SameResultAndNothingApplied_ALowerNumberIsRefused()
    {
        MemoryLog log = new();
        CommandKey key = new("web-1", 7);
        SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        SchedulerCommandResult first = await host.SendAsync(Scene.Mail("a"), key);
        (await host.SendAsync(Scene.Mail("a"), key)).Should().Be(first);
        Func<Task> behind = async () => await host.SendAsync(Scene.Mail("b"), new CommandKey("web-1", 6));
        (await behind.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("key");
        await host.SendAsync(Scene.Mail("c"), new CommandKey("web-2", 1));
        await host.DisposeAsync();
        log.Records.Should().HaveCount(2);

        await using SchedulerHost again = await Scene.StartAsync(_time, log, Scene.Pulling());
        (await again.SendAsync(Scene.Mail("a"), key)).Should().Be(first, "a restart forgets no key");
        (await again.ReadAsync(s => s.ReadyCount)).Should().Be(2);
    }

    [Fact]
    public async Task SentAgain_AfterARefusal_IsJudgedAnew()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time, options: Scene.Pulling());
        CommandKey key = new("web-1", 1);
        Func<Task> early = async () => await host.SendAsync(Scene.Take("ana"), key);
        await early.Should().ThrowAsync<SchedulingException>();
        await host.SendAsync(Scene.Join("ana"));
        await host.SendAsync(Scene.Mail());
        (await host.SendAsync(Scene.Take("ana"), key)).Item.Should().Be(new WorkItemId(1));
    }

    [Fact]
    public async Task Restart_BetweenSnapshots_GivesTheSameState_AndOpenOffersAgain()
    {
        MemoryLog log = new();
        SchedulerHostOptions options = new() { SnapshotEvery = 3 };
        SchedulerHost host = await Scene.StartAsync(_time, log, options);
        await host.SendAsync(Scene.Join("ana", 3));
        Offer[] made = new Offer[3];
        for (int i = 0; i < made.Length; i++)
        {
            await host.SendAsync(Scene.Mail());
            made[i] = await host.Offers.ReadAsync(Scene.Patience);
        }

        await host.SendAsync(SchedulerCommand.Accept(made[0].Id, default));
        byte[] state = await host.ReadAsync(Scene.SnapshotOf);

        // The process ends here: what the log has by now is all that is left of it.
        MemoryLog left = log.AfterKill();
        left.Snapshots.Should().HaveCountGreaterThan(1);
        await using SchedulerHost again = await Scene.StartAsync(_time, left, options);
        (await again.ReadAsync(Scene.SnapshotOf)).Should().Equal(state);
        Offer[] open = [await again.Offers.ReadAsync(Scene.Patience), await again.Offers.ReadAsync(Scene.Patience)];
        open.Should().Equal(made[1], made[2]);
        again.Offers.TryRead(out _).Should().BeFalse();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Restart_OffersThatExpiredMeanwhile_DoNotComeAgain()
    {
        MemoryLog log = new();
        await using SchedulerHost killed = await Scene.StartAsync(_time, log);
        await killed.SendAsync(Scene.Join("ana"));
        await killed.SendAsync(Scene.Mail());
        Offer first = await killed.Offers.ReadAsync(Scene.Patience);
        MemoryLog left = log.AfterKill();
        _time.Advance(Duration.FromMinutes(2));
        await using SchedulerHost again = await Scene.StartAsync(_time, left);
        Offer next = await again.Offers.ReadAsync(Scene.Patience);
        next.Item.Should().Be(first.Item);
        next.Id.Should().NotBe(first.Id);
        await again.SendAsync(SchedulerCommand.Accept(next.Id, default));
    }

    [Fact]
    public async Task Read_SeesTheStateOfTheLastCommandOrTimer()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time, options: Scene.Pulling());
        await host.SendAsync(Scene.Mail());
        _time.Advance(Duration.FromMinutes(1));
        (await host.ReadAsync(s => s.Now)).Should().Be(Scene.Start, "reading lets no time pass");
        await host.SendAsync(SchedulerCommand.AdvanceTo(default));
        (await host.ReadAsync(s => s.Now)).Should().Be(Scene.Start + Duration.FromMinutes(1));
    }

    [Fact]
    public async Task Stop_AnswersWhatWaits_TakesASnapshot_AndRefusesTheRest()
    {
        MemoryLog log = new();
        SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling(o => o.Flush = LogFlush.Never));
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        Task<SchedulerCommandResult>[] sent = [.. Enumerable.Range(0, 50).Select(_ => host.SendAsync(Scene.Mail()).AsTask())];
        Task stop = host.StopAsync(Scene.Patience);
        Func<Task> late = async () => await host.SendAsync(Scene.Mail());
        (await late.Should().ThrowAsync<SchedulerHostStoppedException>()).Which.IsOutcomeUnknown.Should().BeFalse();
        gate.SetResult();
        await stop;
        await Task.WhenAll(sent);
        log.Durable.Should().Be(50);
        log.Snapshots[^1].Position.Should().Be(50);
        host.Offers.Completion.IsCompletedSuccessfully.Should().BeTrue();
        await host.DisposeAsync();
        log.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task LogFails_EveryCallerHears_AndNothingMoreIsTaken()
    {
        MemoryLog log = new() { Fault = new IOException("The disk is full.") };
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        Func<Task> under = async () => await host.SendAsync(Scene.Mail());
        SchedulerHostStoppedException unknown = (await under.Should().ThrowAsync<SchedulerHostStoppedException>()).Which;
        unknown.IsOutcomeUnknown.Should().BeTrue();
        unknown.InnerException.Should().BeSameAs(log.Fault);
        Func<Task> completion = () => host.Completion;
        await completion.Should().ThrowAsync<IOException>();
        (await under.Should().ThrowAsync<SchedulerHostStoppedException>()).Which.IsOutcomeUnknown.Should().BeFalse();
    }

    [Fact]
    public async Task Read_ThatThrows_IsItsCallersMatter_ThatCommands_EndsTheHost()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time, options: Scene.Pulling());
        Func<Task> unknown = async () => await host.ReadAsync(s => s.Explain(new WorkItemId(5)));
        await unknown.Should().ThrowAsync<SchedulingException>();
        Func<Task> commands = async () => await host.ReadAsync(s => s.Enqueue(new WorkItem { Channel = ContactChannel.Email }, s.Now, new SchedulerEventBuffer()));
        await commands.Should().ThrowAsync<SchedulerHostStoppedException>();
    }

    [Fact]
    public async Task Start_Twice_IsRefused_AndDefaultCommandsAre()
    {
        await using SchedulerHost host = await Scene.StartAsync(_time);
        Func<Task> again = () => host.StartAsync();
        await again.Should().ThrowAsync<InvalidOperationException>();
        Func<Task> nothing = async () => await host.SendAsync(default);
        (await nothing.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("command");
    }

    [Fact]
    public async Task Stop_BeforeStart_AnswersWhoWaits()
    {
        SchedulerHost host = new(new SchedulerHostOptions(), _time, _time);
        ValueTask<SchedulerCommandResult> sent = host.SendAsync(Scene.Mail());
        await host.DisposeAsync();
        Func<Task> waiting = async () => await sent;
        await waiting.Should().ThrowAsync<SchedulerHostStoppedException>();
    }

    [Theory]
    [InlineData(0, 1, 1, 0, "InboxCapacity")]
    [InlineData(1, 0, 1, 0, "MaximumBatch")]
    [InlineData(1, 1, 0, 0, "OffersCapacity")]
    [InlineData(1, 1, 1, -1, "SnapshotEvery")]
    public void Options_OutOfBounds_AreNamed(int inbox, int batch, int offers, int every, string named)
    {
        SchedulerHostOptions options = new() { InboxCapacity = inbox, MaximumBatch = batch, OffersCapacity = offers, SnapshotEvery = every };
        Action make = () => _ = new SchedulerHost(options, _time, _time);
        make.Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be(named);
    }

    [Fact]
    public void FlushOptions_OutOfBounds_AreNamed()
    {
        Action unknown = () => _ = new SchedulerHost(new SchedulerHostOptions { Flush = (LogFlush)3 }, _time, _time);
        unknown.Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("Flush");
        Action never = () => _ = new SchedulerHost(new SchedulerHostOptions { FlushInterval = Duration.Zero }, _time, _time);
        never.Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("FlushInterval");
    }
}
