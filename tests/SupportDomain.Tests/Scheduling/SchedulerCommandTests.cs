using System.Buffers;
using System.Reflection;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Scheduling;

public sealed class SchedulerCommandTests
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;
    private static readonly AgentId Ana = new("ana");

    /// <summary>A verb is a public method that takes a buffer for events; a command has the method of that name, of the verb's parameters without the buffer and what it gives out.</summary>
    [Fact]
    public void EveryVerb_HasACommandOfItsNameAndParameters()
    {
        (string Name, string Parameters)[] verbs = [.. typeof(WorkflowScheduler).GetMethods()
            .Where(m => m.Name != nameof(WorkflowScheduler.Apply) && m.GetParameters().Any(p => p.ParameterType == typeof(SchedulerEventBuffer)))
            .Select(m => (m.Name, Signature(m.GetParameters().Where(p => p.ParameterType != typeof(SchedulerEventBuffer) && !p.IsOut))))
            .Order()];
        (string Name, string Parameters)[] commands = [.. typeof(SchedulerCommand).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.ReturnType == typeof(SchedulerCommand))
            .Select(m => (m.Name, Signature(m.GetParameters())))
            .Order()];

        verbs.Should().Equal(commands).And.HaveCount(CommandDraw.Kinds);
        Enum.GetValues<SchedulerCommandKind>().Should().HaveCount(1 + CommandDraw.Kinds);
    }

    /// <summary>One scheduler is called, the other applies the commands as they were read from their bytes: results, refusals, events and states are equal after each.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Apply_OfWhatWasRead_DoesWhatTheVerbDoes(int seed)
    {
        SchedulerDraw draw = new((ulong)seed);
        WorkflowScheduler called = new(new SchedulingPolicy(), SchedulerScene.Start);
        WorkflowScheduler applied = new(new SchedulingPolicy(), SchedulerScene.Start);
        SchedulerEventBuffer expected = new();
        SchedulerEventBuffer events = new();
        HashSet<SchedulerCommandKind> carriedOut = [];
        Instant now = SchedulerScene.Start;
        int steps = 2_000 * Properties.Scale;
        for (int step = 0; step < steps; step++)
        {
            now += Duration.FromNanoseconds(draw.OneIn(2) ? 0 : draw.Below(1_000_000_000));
            int kind = draw.OneIn(2) ? 1 + draw.Below(8) : draw.OneIn(40) ? (int)SchedulerCommandKind.ChangePolicy : draw.OneIn(3) ? (int)SchedulerCommandKind.AddAgent : 1 + draw.Below(CommandDraw.Kinds - 2);
            (SchedulerCommand command, Func<WorkflowScheduler, SchedulerEventBuffer, SchedulerCommandResult> verb) = CommandDraw.Next(ref draw, kind, called, now);
            SchedulerCommand read = SchedulerCommandFormat.Read(Bytes(command), Zones, out _);
            read.Should().Be(command);

            (SchedulerCommandResult Result, string? Refusal) ours = Outcome(() => applied.Apply(read, events));
            ours.Should().Be(Outcome(() => verb(called, expected)), "of {0}", command.Kind);
            events.Events.SequenceEqual(expected.Events).Should().BeTrue("of {0}", command.Kind);
            if (ours.Refusal is null)
            {
                carriedOut.Add(command.Kind);
            }
        }

        SchedulerPair.Snapshot(applied).Should().Equal(SchedulerPair.Snapshot(called));
        carriedOut.Should().HaveCountGreaterThan(20, "most verbs succeeded sometime");
    }

    [Fact]
    public void Bytes_AreThoseOfTheFormatWorkedOutByHand()
    {
        // Zigzag doubles a number: version 1 is 02, kind 5 is 0A, tick 1 is 02 with 0 nanoseconds more, offer 5 is 0A.
        Bytes(SchedulerCommand.Accept(new OfferId(5), Instant.FromUnixTimeTicks(1))).Should().Equal(0x02, 0x0A, 0x02, 0x00, 0x0A);

        // Kind 6; tick -1 is 01, and 99 ns (C6 01); offer 64 is 128, which takes two bytes; there is a reason (01) of 2 bytes (04): ß.
        Bytes(SchedulerCommand.Decline(new OfferId(64), NodaConstants.UnixEpoch - Duration.FromNanoseconds(1), "ß"))
            .Should().Equal(0x02, 0x0C, 0x01, 0xC6, 0x01, 0x80, 0x01, 0x01, 0x04, 0xC3, 0x9F);

        // Kind 25 and nothing else.
        Bytes(SchedulerCommand.AdvanceTo(NodaConstants.UnixEpoch)).Should().Equal(0x02, 0x32, 0x00, 0x00);
    }

    [Fact]
    public void EveryTime_SurvivesToTheNanosecond()
    {
        foreach (Instant at in (Instant[])[Instant.MinValue, Instant.MaxValue, WorkflowScheduler.Latest + Duration.Epsilon, NodaConstants.UnixEpoch - Duration.Epsilon])
        {
            RoundTrip(SchedulerCommand.Defer(new WorkItemId(1), at, at));
            foreach (Duration length in (Duration[])[Duration.MinValue, Duration.MaxValue, -Duration.Epsilon, Duration.Epsilon])
            {
                RoundTrip(SchedulerCommand.Complete(new WorkItemId(long.MaxValue), at, length));
            }
        }
    }

    [Fact]
    public void Texts_SurviveAlsoWithHalvesOfSurrogatePairs()
    {
        foreach (string reason in (string[])[string.Empty, "\0", "ا\u200Cب", "😀", "\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83D😀\uDE00", "\uFFFD"])
        {
            RoundTrip(SchedulerCommand.EnterSurge(reason, SchedulerScene.Start));
        }

        // High and low half, each on its own: writing gives the four bytes of the character.
        byte[] written = Bytes(SchedulerCommand.EnterSurge("123456", SchedulerScene.Start));
        new byte[] { 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80 }.CopyTo(written.AsSpan(written.Length - 6));
        Refused(written);
    }

    [Fact]
    public void ProfilesAndPolicies_SurviveWhole()
    {
        SchedulerDraw draw = new(11);
        for (int i = 0; i < 200; i++)
        {
            RoundTrip(SchedulerCommand.UpdateAgent(CommandDraw.Profile(ref draw, Ana), SchedulerScene.Start));
            RoundTrip(SchedulerCommand.ChangePolicy(CommandDraw.Policy(ref draw), SchedulerScene.Start));
        }

        foreach (BusinessCalendar shifts in CommandDraw.Shifts)
        {
            RoundTrip(SchedulerCommand.AddAgent(SchedulerScene.Profile("ana").WithShifts(shifts), SchedulerScene.Start)).Profile!.Shifts.Timeline.Should().Be(shifts.Timeline);
        }
    }

    [Fact]
    public void CurrencyOfOnesOwn_KeepsItsDigits_AlsoInSnapshots()
    {
        SchedulingPolicy Costs(int digits) => new() { Classes = [new ServiceClass("one") { CostPerHour = new Money(5, Currency.Define("PTS", digits)) }] };
        RoundTrip(SchedulerCommand.ChangePolicy(Costs(3), SchedulerScene.Start)).Policy!.Classes[0].CostPerHour!.Value.Currency.MinorUnitDigits.Should().Be(3);
        byte[] snapshot = SchedulerPair.Snapshot(new WorkflowScheduler(Costs(3), SchedulerScene.Start));
        FluentActions.Invoking(() => WorkflowScheduler.Restore(snapshot, Costs(2), [])).Should().Throw<ArgumentException>().WithParameterName("policy");
    }

    [Fact]
    public void Read_OfPartOfACommand_IsRefused()
    {
        foreach (byte[] whole in OneOfEach())
        {
            for (int length = 0; length < whole.Length; length++)
            {
                Refused(whole[..length]);
            }

            SchedulerCommandFormat.Read([.. whole, 0xFF, 0xFF], Zones, out int read);
            read.Should().Be(whole.Length, "what follows belongs to somebody else");
        }
    }

    /// <summary>Whatever is read is what writing it gives, byte by byte; the rest is refused as a fault of the format and in no other way.</summary>
    [Fact]
    public void Read_OfDamagedBytes_IsRefusedOrCanonical()
    {
        SchedulerDraw draw = new(5);
        int read = 0;
        foreach (byte[] whole in OneOfEach())
        {
            int trials = Math.Min(whole.Length, 200) * 4 * Properties.Scale;
            for (int trial = 0; trial < trials; trial++)
            {
                byte[] damaged = [.. whole];
                int at = draw.Below(damaged.Length);
                damaged[at] = unchecked((byte)(draw.OneIn(2) ? damaged[at] ^ (1 << draw.Below(8)) : draw.Below(256)));
                if (SchedulerCommandFormat.TryRead(damaged, Zones, out SchedulerCommand command, out int length))
                {
                    read++;
                    Bytes(command).Should().Equal(damaged[..length]);
                }
            }
        }

        read.Should().BePositive();
    }

    [Fact]
    public void Read_OfSkillsInAnotherOrder_IsRefused()
    {
        byte[] bytes = Bytes(SchedulerCommand.Enqueue(new WorkItem { Routing = SchedulerScene.Needs("a", "b") }, SchedulerScene.Start));
        int a = bytes.AsSpan().IndexOf((byte)'a');
        int b = bytes.AsSpan().IndexOf((byte)'b');
        (bytes[a], bytes[b]) = (bytes[b], bytes[a]);
        Refused(bytes).Message.Should().Contain("canonical");
    }

    [Fact]
    public void Read_OfAnUnknownZone_OrVersion_OrKind_SaysWhich()
    {
        byte[] bytes = Bytes(SchedulerCommand.AddAgent(SchedulerScene.Profile("ana").WithShifts(CommandDraw.Shifts[1]), SchedulerScene.Start));
        int zone = bytes.AsSpan().IndexOf("Europe/Berlin"u8);
        "Europe/Nowhere"u8[..13].CopyTo(bytes.AsSpan(zone));
        Refused(bytes).Message.Should().Contain("Europe/Nowher");
        Refused([0x04, 0x0A, 0x02, 0x00, 0x0A]).Message.Should().Contain("version").And.Contain("2");
        Refused([0x02, 0x36, 0x02, 0x00, 0x0A]).Message.Should().Contain("kind").And.Contain("27");
        Refused([0x02, 0x00, 0x02, 0x00]).Message.Should().Contain("kind");
    }

    [Fact]
    public void ShiftsOfTooManyCalendars_AreRefusedByWriting()
    {
        BusinessCalendar shifts = CommandDraw.Shifts[2];
        for (int i = 0; i < 32; i++)
        {
            shifts = shifts.Union(CommandDraw.Shifts[2]);
        }

        SchedulerCommand command = SchedulerCommand.AddAgent(SchedulerScene.Profile("ana").WithShifts(shifts), SchedulerScene.Start);
        FluentActions.Invoking(() => Bytes(command)).Should().Throw<ArgumentException>().WithMessage("*64*");
        RoundTrip(SchedulerCommand.AddAgent(SchedulerScene.Profile("ana").WithShifts(shifts.Operands[0]), SchedulerScene.Start));
    }

    [Fact]
    public void Default_IsRefused()
    {
        WorkflowScheduler scheduler = new(new SchedulingPolicy(), SchedulerScene.Start);
        FluentActions.Invoking(() => scheduler.Apply(default, new SchedulerEventBuffer())).Should().Throw<ArgumentException>().WithParameterName("command");
        FluentActions.Invoking(() => Bytes(default)).Should().Throw<ArgumentException>().WithParameterName("command");
        FluentActions.Invoking(() => SchedulerCommand.AddAgent(null!, SchedulerScene.Start)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SchedulerCommand.ChangePolicy(null!, SchedulerScene.Start)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SchedulerCommand.EnterSurge(null!, SchedulerScene.Start)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void GetProfiles_GivesThoseWhoAreHere()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b").Agent("c");
        scene.Scheduler.RemoveAgent(SchedulerScene.Id("b"), SchedulerScene.At(1), scene.Events);
        scene.Scheduler.GetProfiles().Select(p => p.Id.Value).Should().Equal("a", "c");
        SchedulerPair.Snapshot(WorkflowScheduler.Restore(SchedulerPair.Snapshot(scene.Scheduler), scene.Scheduler.Policy, scene.Scheduler.GetProfiles()))
            .Should().Equal(SchedulerPair.Snapshot(scene.Scheduler));
    }

    /// <summary>The hash (FNV-1a) of the bytes of many commands of every kind, and of the events of applying them.</summary>
    internal static ulong ScriptHash()
    {
        SchedulerDraw draw = new(31);
        WorkflowScheduler scheduler = new(new SchedulingPolicy(), SchedulerScene.Start);
        SchedulerEventBuffer events = new();
        ArrayBufferWriter<byte> bytes = new();
        for (int step = 0; step < 1_000; step++)
        {
            SchedulerCommand command = CommandDraw.Next(ref draw, 1 + draw.Below(CommandDraw.Kinds), scheduler, SchedulerScene.At(step / 10.0)).Command;
            SchedulerCommandFormat.Write(command, bytes);
            Outcome(() => scheduler.Apply(command, events));
        }

        foreach (ref readonly SchedulerEvent happened in events.Events)
        {
            SchedulerEventFormat.Write(happened, bytes);
        }

        ulong hash = 14695981039346656037;
        foreach (byte value in bytes.WrittenSpan)
        {
            hash = unchecked((hash ^ value) * 1099511628211);
        }

        return hash;
    }

    private static string Signature(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(p => $"{p.ParameterType} {p.Name} {p.RawDefaultValue}"));

    private static byte[] Bytes(in SchedulerCommand command)
    {
        ArrayBufferWriter<byte> buffer = new();
        SchedulerCommandFormat.Write(command, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static SchedulerCommand RoundTrip(in SchedulerCommand command)
    {
        byte[] bytes = Bytes(command);
        SchedulerCommand read = SchedulerCommandFormat.Read(bytes, Zones, out int length);
        read.Should().Be(command);
        length.Should().Be(bytes.Length);
        Bytes(read).Should().Equal(bytes);
        return read;
    }

    private static FormatException Refused(byte[] bytes) => FluentActions.Invoking(() => SchedulerCommandFormat.Read(bytes, Zones, out _)).Should().ThrowExactly<FormatException>().Which;

    private static List<byte[]> OneOfEach()
    {
        SchedulerDraw draw = new(9);
        WorkflowScheduler scheduler = new(new SchedulingPolicy(), SchedulerScene.Start);
        List<byte[]> commands = [];
        for (int kind = 1; kind <= CommandDraw.Kinds; kind++)
        {
            commands.Add(Bytes(CommandDraw.Next(ref draw, kind, scheduler, SchedulerScene.At(3)).Command));
        }

        commands.Add(Bytes(SchedulerCommand.AddAgent(SchedulerScene.Profile("ana", skills: ["x"], groups: ["g"]).WithShifts(CommandDraw.Shifts[^1]), SchedulerScene.Start)));
        return commands;
    }

    private static (SchedulerCommandResult Result, string? Refusal) Outcome(Func<SchedulerCommandResult> command)
    {
        try
        {
            return (command(), null);
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            return (default, $"{refusal.GetType().Name}: {refusal.Message}");
        }
    }
}
