using System.Buffers;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Scheduling.Workflows.Graphs;

namespace SupportDomain.Tests.Scheduling.Workflows;

public sealed class WorkflowRunTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 12, 9, 0);
    private static readonly string[] Verbs = ["complete", "complete", "complete", "skip", "sendBack", "repeat"];

    /// <summary>Write, then check by two, then publish; the second check may send back, the first is optional, writing may be repeated.</summary>
    private static readonly WorkflowDefinition Article = new(
        "article",
        new WorkflowStep(new("write"), "Write", isRepeatable: true, target: Duration.FromHours(4)),
        new WorkflowStep(new("proof"), "Proof", [new("write")], isOptional: true),
        new WorkflowStep(new("review"), "Review", [new("write")], maySendBackTo: [new("write")]),
        new WorkflowStep(new("publish"), "Publish", [new("proof"), new("review")]));

    [Fact]
    public void Commands_GiveEventsInOrder()
    {
        ArrayBufferWriter<WorkflowEvent> events = new();
        WorkflowRun run = WorkflowRun.Start(Article, Start, events);
        run.Complete(new("write"), Start, events);
        run.Skip(new("proof"), Start, events);
        run.SendBack(new("review"), new("write"), Start, events);
        run.Complete(new("write"), Start, events);
        run.Complete(new("review"), Start, events);
        run.Complete(new("proof"), Start, events);
        run.Complete(new("publish"), Start, events);
        events.WrittenSpan.ToArray().Select(e => $"{e.Sequence} {e.Kind} {e.Step} {e.Round} {e.Cause}").Should().Equal(
            "1 RunStarted  0 ",
            "2 StepReady write 1 ",
            "3 StepCompleted write 1 write",
            "4 StepReady proof 1 write",
            "5 StepReady review 1 write",
            "6 StepSkipped proof 1 proof",
            "7 StepSentBack write 1 review",
            "8 StepReset proof 1 write",
            "9 StepReset review 1 write",
            "10 StepReady write 2 review",
            "11 StepCompleted write 2 write",
            "12 StepReady proof 2 write",
            "13 StepReady review 2 write",
            "14 StepCompleted review 2 review",
            "15 StepCompleted proof 2 proof",
            "16 StepReady publish 1 proof",
            "17 StepCompleted publish 1 publish",
            "18 RunFinished  0 publish");
        run.IsFinished.Should().BeTrue();
        run.Repeat(new("write"), Start, events);
        run.IsFinished.Should().BeFalse();
        run.ReadySteps().Should().Equal(new WorkflowStepId("write"));
        run.StateOf(new("publish")).Should().Be(WorkflowStepState.Waiting);
        run.RoundOf(new("write")).Should().Be(3);
        run.Sequence.Should().Be(23);
    }

    [Fact]
    public void DueOf_IsTheTargetCountedFromReady()
    {
        WorkflowRun run = WorkflowRun.Start(Article, Start);
        run.DueOf(new("write")).Should().Be(BusinessTimeResult.Found(Start + Duration.FromHours(4)));
        run.DueOf(new("write"), BusinessCalendar.AlwaysOpen).Should().Be(BusinessTimeResult.Found(Start + Duration.FromHours(4)));
        run.Complete(new("write"), Start + Duration.FromHours(1));
        run.DueOf(new("write")).Should().BeNull("it is done");
        run.DueOf(new("review")).Should().BeNull("it has no target");
        run.SendBack(new("review"), new("write"), Start + Duration.FromHours(2));
        run.DueOf(new("write")).Should().Be(BusinessTimeResult.Found(Start + Duration.FromHours(6)));
        run.ChangedAt(new("review")).Should().Be(Start + Duration.FromHours(2));
        WorkflowRun.Start(Article, Instant.MaxValue).DueOf(new("write")).Should().Be(BusinessTimeResult.OutsideHorizon);
    }

    [Fact]
    public void Forbidden_ThrowsWithFactsAndChangesNothing()
    {
        WorkflowRun run = WorkflowRun.Start(Article, Start);
        run.Complete(new("write"), Start + Duration.FromHours(1));
        byte[] before = Snapshot(run);
        ArrayBufferWriter<WorkflowEvent> events = new();
        Forbidden(() => run.Complete(new("publish"), run.Now, events), "publish", WorkflowStepState.Waiting, "*only a ready step*");
        Forbidden(() => run.Complete(new("write"), run.Now, events), "write", WorkflowStepState.Completed, "*");
        Forbidden(() => run.Skip(new("review"), run.Now, events), "review", WorkflowStepState.Ready, "*only an optional step*");
        Forbidden(() => run.SendBack(new("proof"), new("write"), run.Now, events), "proof", WorkflowStepState.Ready, "*allows no step*");
        Forbidden(() => run.SendBack(new("review"), new("proof"), run.Now, events), "review", WorkflowStepState.Ready, "*allows write*");
        Forbidden(() => run.Repeat(new("review"), run.Now, events), "review", WorkflowStepState.Ready, "*only a completed step*");
        FluentActions.Invoking(() => run.Complete(new("review"), Start, events)).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("at");
        FluentActions.Invoking(() => run.Complete(new("nothing"), run.Now, events)).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("step");
        FluentActions.Invoking(() => run.SendBack(new("review"), new("nothing"), run.Now, events)).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("target");
        FluentActions.Invoking(() => run.Complete(default, run.Now, events)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => run.Complete(new("review"), run.Now + Duration.FromHours(1), new Refusing())).Should().Throw<NotSupportedException>();
        FluentActions.Invoking(() => run.SendBack(new("review"), new("write"), run.Now + Duration.FromHours(1), new Refusing())).Should().Throw<NotSupportedException>();
        events.WrittenCount.Should().Be(0);
        Snapshot(run).Should().Equal(before);

        static void Forbidden(Action act, string step, WorkflowStepState state, string message)
        {
            WorkflowRuleException fault = act.Should().Throw<WorkflowRuleException>().WithMessage(message).Which;
            (fault.Step, fault.State).Should().Be((new WorkflowStepId(step), state));
        }
    }

    [Fact]
    public void Empty_IsFinishedAtOnce()
    {
        ArrayBufferWriter<WorkflowEvent> events = new();
        WorkflowRun run = WorkflowRun.Start(new WorkflowDefinition("empty"), Start, events);
        run.IsFinished.Should().BeTrue();
        events.WrittenSpan.ToArray().Select(e => e.Kind).Should().Equal(WorkflowEventKind.RunStarted, WorkflowEventKind.RunFinished);
        Snapshot(WorkflowRun.Restore(run.Definition, Snapshot(run))).Should().Equal(Snapshot(run));
    }

    [Fact]
    public void ChainOfAHundredThousandSteps_RunsAndIsSentBackFromEndToBeginning()
    {
        const int Count = 100_000;
        WorkflowDefinition chain = new("chain", Enumerable.Range(0, Count).Select(i => new WorkflowStep(Id(i), "x", i == 0 ? null : [Id(i - 1)], maySendBackTo: i == Count - 1 ? [Id(0)] : null)));
        WorkflowRun run = WorkflowRun.Start(chain, Start);
        for (int i = 0; i < Count - 1; i++)
        {
            run.Complete(Id(i), Start);
        }

        ArrayBufferWriter<WorkflowEvent> events = new();
        run.SendBack(Id(Count - 1), Id(0), Start, events);
        events.WrittenCount.Should().Be(Count + 1);
        run.ReadySteps().Should().Equal(Id(0));

        WorkflowDefinition fan = new("fan", Enumerable.Range(0, Count).Select(i => new WorkflowStep(Id(i), "x", i == 0 ? null : [Id(0)])));
        WorkflowRun wide = WorkflowRun.Start(fan, Start);
        wide.Complete(Id(0), Start, events);
        wide.ReadyCount.Should().Be(Count - 1);
        Snapshot(WorkflowRun.Restore(fan, Snapshot(wide))).Should().Equal(Snapshot(wide));
    }

    [Fact]
    public void RandomCommands_EqualTheTwin_AndEventsAndSnapshotsTellTheSame()
    {
        Properties.Check(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                Random random = new(seed);
                WorkflowDefinition workflow = Random(random, 9);
                ArrayBufferWriter<WorkflowEvent> events = new();
                WorkflowRun run = WorkflowRun.Start(workflow, Start, events);
                RunTwin twin = new(workflow, Start);
                for (int i = 0; i < 60 && !workflow.Steps.IsEmpty; i++)
                {
                    run = random.Next(10) == 0 ? WorkflowRun.Restore(workflow, Snapshot(run)) : run;
                    byte[] before = Snapshot(run);
                    (string verb, WorkflowStepId step, WorkflowStepId target) = (Verbs[random.Next(Verbs.Length)], Any(random, workflow), Any(random, workflow));
                    Instant at = run.Now + Duration.FromMinutes(random.Next(3));
                    bool done = twin.Try(verb, step, target, at);
                    Do(run, verb, step, target, at, events).Should().Be(done);
                    if (!done)
                    {
                        Snapshot(run).Should().Equal(before);
                    }

                    CompareWithTwin(run, twin);
                }

                Fold(workflow, events.WrittenSpan.ToArray()).Should().Equal(workflow.Steps.Select(s => (run.StateOf(s.Id), run.RoundOf(s.Id))));
            },
            cases: 500);
    }

    [Fact]
    public void Snapshot_OfEarlyInstants_RoundTrips()
    {
        foreach (Instant at in (Instant[])[Instant.MinValue, NodaConstants.UnixEpoch - Duration.Epsilon, NodaConstants.UnixEpoch, Instant.MaxValue])
        {
            WorkflowRun.Restore(Article, Snapshot(WorkflowRun.Start(Article, at))).Now.Should().Be(at);
        }
    }

    [Fact]
    public void Snapshot_HasTheBytesThatThePageStates()
    {
        // Written by hand: SDWR, 1, the fingerprint, one step, sequence 2, day 1 and 2 ns; ready in round 1 since then.
        WorkflowDefinition one = new("one", new WorkflowStep(new("a"), "A"));
        WorkflowRun run = WorkflowRun.Start(one, NodaConstants.UnixEpoch + Duration.FromDays(1) + Duration.FromNanoseconds(2));
        const string Instant = "01000000" + "0200000000000000";

        // FNV-1a of "a" and zero over 16-bit units, 64 bits.
        ulong hash = unchecked((((14695981039346656037UL ^ 'a') * 1099511628211UL) ^ 0) * 1099511628211UL);
        string fingerprint = Convert.ToHexString(BitConverter.GetBytes(hash));
        Convert.ToHexString(Snapshot(run)).Should().Be("53445752" + "01" + fingerprint + "01000000" + "0200000000000000" + Instant + "01" + "01000000" + Instant);
    }

    [Fact]
    public void Restore_OfDamagedBytes_IsRefusedOrStandsByItself()
    {
        WorkflowRun run = WorkflowRun.Start(Article, Start);
        run.Complete(new("write"), Start + Duration.FromHours(1));
        byte[] good = Snapshot(run);
        Random random = new(5);
        for (int i = 0; i < good.Length; i++)
        {
            for (int trial = 0; trial < 6; trial++)
            {
                byte[] bad = [.. good];
                bad[i] ^= (byte)random.Next(1, 256);
                try
                {
                    Snapshot(WorkflowRun.Restore(Article, bad)).Should().Equal(bad, "what is taken is taken as it is");
                }
                catch (FormatException e)
                {
                    e.Message.Should().StartWith("The bytes are no snapshot");
                }
            }
        }

        foreach (byte[] wrong in (byte[][])[[], good[..^1], [.. good, 0], new byte[good.Length]])
        {
            FluentActions.Invoking(() => WorkflowRun.Restore(Article, wrong)).Should().Throw<FormatException>();
        }

        WorkflowDefinition other = new("other", Article.Steps.Select(s => s.Id.Value == "review" ? new WorkflowStep(s.Id, "x", [new("proof")]) : s));
        FluentActions.Invoking(() => WorkflowRun.Restore(other, good)).Should().Throw<FormatException>().WithMessage("*other steps or prerequisites*");
    }

    private static void CompareWithTwin(WorkflowRun run, RunTwin twin)
    {
        foreach (WorkflowStep step in run.Definition.Steps)
        {
            run.StateOf(step.Id).Should().Be(twin.StateOf(step.Id));
            run.RoundOf(step.Id).Should().Be(twin.RoundOf(step.Id));
        }

        WorkflowStepId[] ready = [.. run.Definition.Steps.Select(s => s.Id).Where(s => twin.StateOf(s) == WorkflowStepState.Ready)];
        run.ReadySteps().Should().Equal(ready);
        run.ReadyCount.Should().Be(ready.Length);
        run.IsFinished.Should().Be(run.Definition.Steps.All(s => twin.StateOf(s.Id) is WorkflowStepState.Completed or WorkflowStepState.Skipped));
        run.Now.Should().Be(twin.Now);
    }

    /// <summary>The states and rounds that events alone tell, and that their numbers have no gap.</summary>
    private static (WorkflowStepState State, int Round)[] Fold(WorkflowDefinition workflow, WorkflowEvent[] events)
    {
        Dictionary<WorkflowStepId, (WorkflowStepState State, int Round)> told = workflow.Steps.ToDictionary(s => s.Id, _ => (WorkflowStepState.Waiting, 0));
        events.Select(e => e.Sequence).Should().Equal(Enumerable.Range(1, events.Length).Select(i => (long)i));
        foreach (WorkflowEvent e in events)
        {
            WorkflowStepState? state = e.Kind switch
            {
                WorkflowEventKind.StepReady => WorkflowStepState.Ready,
                WorkflowEventKind.StepCompleted => WorkflowStepState.Completed,
                WorkflowEventKind.StepSkipped => WorkflowStepState.Skipped,
                WorkflowEventKind.StepReset => WorkflowStepState.Waiting,
                _ => null,
            };
            if (state is { } known)
            {
                told[e.Step] = (known, e.Round);
            }
        }

        return [.. workflow.Steps.Select(s => told[s.Id])];
    }

    private static bool Do(WorkflowRun run, string verb, WorkflowStepId step, WorkflowStepId target, Instant at, IBufferWriter<WorkflowEvent> events)
    {
        try
        {
            switch (verb)
            {
                case "complete":
                    run.Complete(step, at, events);
                    break;
                case "skip":
                    run.Skip(step, at, events);
                    break;
                case "sendBack":
                    run.SendBack(step, target, at, events);
                    break;
                default:
                    run.Repeat(step, at, events);
                    break;
            }

            return true;
        }
        catch (WorkflowRuleException)
        {
            return false;
        }
    }

    private static WorkflowStepId Any(Random random, WorkflowDefinition workflow) => workflow.Steps[random.Next(workflow.Steps.Length)].Id;

    private static byte[] Snapshot(WorkflowRun run)
    {
        ArrayBufferWriter<byte> bytes = new();
        run.WriteSnapshot(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private sealed class Refusing : IBufferWriter<WorkflowEvent>
    {
        public void Advance(int count) => throw new NotSupportedException();

        public Memory<WorkflowEvent> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<WorkflowEvent> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }
}
