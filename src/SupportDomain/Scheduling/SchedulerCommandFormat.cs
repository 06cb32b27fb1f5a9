using System.Buffers;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>The canonical binary form of commands: equal commands give equal bytes, on every machine.</summary>
/// <remarks>
/// <para>
/// A command is its version (1), its kind, its time, and the arguments of its verb in their order. Numbers are zigzag varints, texts UTF-8 after their length, instants ticks since 1970 and the
/// nanoseconds of the tick, durations 128-bit nanoseconds; what may be missing has a mark before it. Every command can be written, also one that every scheduler would refuse, except
/// shifts that are made of more than 64 calendars.
/// </para>
/// <para>A calendar is written by its layers and the id of its zone: reading it takes a provider of zones, whose rules count. Reading refuses every byte that writing would not have written.</para>
/// </remarks>
public static class SchedulerCommandFormat
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Version = 1;

    /// <summary>Writes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="output">Receives the bytes. When an exception is thrown, what it has received is no command.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="command"/> is <c>default</c>, or its shifts are made of more than 64 calendars.</exception>
    public static void Write(in SchedulerCommand command, IBufferWriter<byte> output)
    {
        BinaryOutput binary = new(Guard.Against.Null(output));
        if (command.Kind == SchedulerCommandKind.None)
        {
            throw new ArgumentException("command is default(SchedulerCommand), which calls no verb.", nameof(command));
        }

        binary.Number(Version);
        binary.Number((int)command.Kind);
        binary.Moment(command.At);
        WriteArguments(binary, command);
    }

    /// <summary>Reads a command.</summary>
    /// <param name="bytes">Bytes that begin with a command.</param>
    /// <param name="zones">Gives the zones of calendars, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <param name="length">How many of the bytes belong to it.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zones"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="bytes"/> don't begin with a command of this version, or name a zone that <paramref name="zones"/> does not know.</exception>
    public static SchedulerCommand Read(ReadOnlySpan<byte> bytes, IDateTimeZoneProvider zones, out int length)
    {
        Guard.Against.Null(zones);
        BinaryInput binary = new(bytes);
        binary.Number(Version, Version, "The version of the command");
        SchedulerCommandKind kind = (SchedulerCommandKind)binary.Number(1, (int)SchedulerCommandKind.Assign, "The kind of the command");
        Instant at = binary.Moment("The time of the command");
        SchedulerCommand command = ReadArguments(ref binary, kind, at, zones);
        length = binary.Position;
        bool mayVary = command.Profile is not null || command.Policy is not null || command.Work is { Routing: not null };
        return !mayVary || IsCanonical(command, bytes[..length]) ? command : throw binary.Fault("the parts of the command are not in canonical order.");
    }

    /// <summary>Reads a command, or says no.</summary>
    /// <param name="bytes">Bytes that begin with a command.</param>
    /// <param name="zones">Gives the zones of calendars.</param>
    /// <param name="command">The command, or <c>default</c>.</param>
    /// <param name="length">How many of the bytes belong to it, or 0.</param>
    /// <returns>False where <see cref="Read"/> throws <see cref="FormatException"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zones"/> is null.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, IDateTimeZoneProvider zones, out SchedulerCommand command, out int length)
    {
        try
        {
            command = Read(bytes, zones, out length);
            return true;
        }
        catch (FormatException)
        {
            command = default;
            length = 0;
            return false;
        }
    }

    private static void WriteArguments(BinaryOutput binary, in SchedulerCommand command)
    {
        switch (command.Kind)
        {
            case SchedulerCommandKind.Enqueue:
                WorkItemFormat.Write(binary, command.Work!.Value);
                break;
            case SchedulerCommandKind.Accept or SchedulerCommandKind.Decline:
                binary.Number(command.Offer.Value);
                WriteReason(binary, command, SchedulerCommandKind.Decline);
                break;
            case SchedulerCommandKind.Complete or SchedulerCommandKind.Cancel or SchedulerCommandKind.Resume:
                binary.Number(command.Item.Value);
                WriteReason(binary, command, SchedulerCommandKind.Cancel);
                if (command.Kind == SchedulerCommandKind.Complete)
                {
                    binary.Length(command.WrapUp);
                }

                break;
            case SchedulerCommandKind.Assign:
                binary.Number(command.Item.Value);
                binary.Text(command.Agent.IsDefault ? string.Empty : command.Agent.Value);
                binary.OptionalText(command.Reason);
                break;
            case SchedulerCommandKind.Reprioritise:
                binary.Number(command.Item.Value);
                WorkItemFormat.Write(binary, command.Change!.Value);
                break;
            case SchedulerCommandKind.Defer or SchedulerCommandKind.Transfer or SchedulerCommandKind.Escalate:
                WriteMove(binary, command);
                break;
            default:
                WriteOfDesk(binary, command);
                break;
        }
    }

    private static void WriteMove(BinaryOutput binary, in SchedulerCommand command)
    {
        binary.Number(command.Item.Value);
        if (command.Kind == SchedulerCommandKind.Defer)
        {
            binary.OptionalMoment(command.Until);
            binary.Flag(command.DueStands);
        }
        else
        {
            binary.OptionalId(command.Group);
            binary.Number((int)command.Age);
        }

        if (command.Kind == SchedulerCommandKind.Escalate)
        {
            binary.Number((int)command.Priority);
        }

        binary.OptionalText(command.Reason);
    }

    private static void WriteOfDesk(BinaryOutput binary, in SchedulerCommand command)
    {
        switch (command.Kind)
        {
            case SchedulerCommandKind.AddAgent or SchedulerCommandKind.UpdateAgent:
                ProfileFormat.Write(binary, command.Profile!);
                if (command.Kind == SchedulerCommandKind.AddAgent)
                {
                    binary.Flag(command.SignedIn);
                }

                break;
            case SchedulerCommandKind.Freeze or SchedulerCommandKind.Unfreeze:
                binary.OptionalId(command.Group);
                if (command.Kind == SchedulerCommandKind.Freeze)
                {
                    binary.Number((int)command.FreezeAge);
                }

                binary.OptionalText(command.Reason);
                break;
            case SchedulerCommandKind.EnterSurge or SchedulerCommandKind.LeaveSurge:
                binary.Text(command.Reason!);
                break;
            case SchedulerCommandKind.ReportLevel:
                binary.Number(command.Level);
                binary.Text(command.Reason!);
                break;
            case SchedulerCommandKind.ChangePolicy:
                PolicyFormat.Write(binary, command.Policy!);
                break;
            case SchedulerCommandKind.Dispatch or SchedulerCommandKind.AdvanceTo:
                break;
            default:
                binary.Text(command.Agent.IsDefault ? string.Empty : command.Agent.Value);
                break;
        }
    }

    private static void WriteReason(BinaryOutput binary, in SchedulerCommand command, SchedulerCommandKind kind)
    {
        if (command.Kind == kind)
        {
            binary.OptionalText(command.Reason);
        }
    }

    private static SchedulerCommand ReadArguments(ref BinaryInput binary, SchedulerCommandKind kind, Instant at, IDateTimeZoneProvider zones) => kind switch
    {
        SchedulerCommandKind.Enqueue => SchedulerCommand.Enqueue(WorkItemFormat.Read(ref binary), at),
        SchedulerCommandKind.Offer => SchedulerCommand.TryOffer(binary.Id<AgentId>("The agent"), at),
        SchedulerCommandKind.Dequeue => SchedulerCommand.TryDequeue(binary.Id<AgentId>("The agent"), at),
        SchedulerCommandKind.Dispatch => SchedulerCommand.Dispatch(at),
        SchedulerCommandKind.Accept => SchedulerCommand.Accept(new OfferId(binary.Number()), at),
        SchedulerCommandKind.Decline => SchedulerCommand.Decline(new OfferId(binary.Number()), at, binary.OptionalText("The reason")),
        SchedulerCommandKind.Assign => SchedulerCommand.Assign(new WorkItemId(binary.Number()), binary.Id<AgentId>("The agent"), at, binary.OptionalText("The reason")),
        SchedulerCommandKind.Complete => SchedulerCommand.Complete(new WorkItemId(binary.Number()), at, binary.Length("The wrap-up")),
        SchedulerCommandKind.Cancel => SchedulerCommand.Cancel(new WorkItemId(binary.Number()), at, binary.OptionalText("The reason")),
        SchedulerCommandKind.Reprioritise => SchedulerCommand.Reprioritise(new WorkItemId(binary.Number()), WorkItemFormat.ReadChange(ref binary), at),
        SchedulerCommandKind.Resume => SchedulerCommand.Resume(new WorkItemId(binary.Number()), at),
        SchedulerCommandKind.Defer or SchedulerCommandKind.Transfer or SchedulerCommandKind.Escalate => ReadMove(ref binary, kind, at),
        _ => ReadOfDesk(ref binary, kind, at, zones),
    };

    private static SchedulerCommand ReadMove(ref BinaryInput binary, SchedulerCommandKind kind, Instant at)
    {
        WorkItemId item = new(binary.Number());
        if (kind == SchedulerCommandKind.Defer)
        {
            Instant? until = binary.OptionalMoment("The end of the deferral");
            bool stands = binary.Flag("Whether the due time stands");
            return SchedulerCommand.Defer(item, until, at, stands, binary.OptionalText("The reason"));
        }

        GroupId? to = binary.OptionalId<GroupId>("The team");
        AgeRule age = (AgeRule)binary.Integer("The rule of age");
        return kind == SchedulerCommandKind.Transfer
            ? SchedulerCommand.Transfer(item, to, age, at, binary.OptionalText("The reason"))
            : SchedulerCommand.Escalate(item, to, (WorkPriority)binary.Integer("The priority"), age, at, binary.OptionalText("The reason"));
    }

    private static SchedulerCommand ReadOfDesk(ref BinaryInput binary, SchedulerCommandKind kind, Instant at, IDateTimeZoneProvider zones)
    {
        switch (kind)
        {
            case SchedulerCommandKind.AddAgent:
                AgentProfile profile = ProfileFormat.Read(ref binary, zones);
                return SchedulerCommand.AddAgent(profile, at, binary.Flag("Whether the agent is signed in"));
            case SchedulerCommandKind.UpdateAgent:
                return SchedulerCommand.UpdateAgent(ProfileFormat.Read(ref binary, zones), at);
            case SchedulerCommandKind.RemoveAgent:
                return SchedulerCommand.RemoveAgent(binary.Id<AgentId>("The agent"), at);
            case SchedulerCommandKind.SignIn:
                return SchedulerCommand.SignIn(binary.Id<AgentId>("The agent"), at);
            case SchedulerCommandKind.SignOut:
                return SchedulerCommand.SignOut(binary.Id<AgentId>("The agent"), at);
            case SchedulerCommandKind.Freeze:
                GroupId? frozen = binary.OptionalId<GroupId>("The team");
                FreezeAge age = (FreezeAge)binary.Integer("The rule of age");
                return SchedulerCommand.Freeze(frozen, age, at, binary.OptionalText("The reason"));
            case SchedulerCommandKind.Unfreeze:
                return SchedulerCommand.Unfreeze(binary.OptionalId<GroupId>("The team"), at, binary.OptionalText("The reason"));
            case SchedulerCommandKind.EnterSurge:
                return SchedulerCommand.EnterSurge(binary.Text("The reason"), at);
            case SchedulerCommandKind.LeaveSurge:
                return SchedulerCommand.LeaveSurge(binary.Text("The reason"), at);
            case SchedulerCommandKind.ReportLevel:
                long level = binary.Number();
                return SchedulerCommand.ReportLevel(level, binary.Text("The reason"), at);
            case SchedulerCommandKind.ChangePolicy:
                return SchedulerCommand.ChangePolicy(PolicyInput.Read(ref binary), at);
            default:
                return SchedulerCommand.AdvanceTo(at);
        }
    }

    /// <summary>Skills, teams, customers and layers could stand in another order; a rate could be written in other terms.</summary>
    private static bool IsCanonical(in SchedulerCommand command, ReadOnlySpan<byte> bytes)
    {
        ArrayBufferWriter<byte> again = new(bytes.Length + 16);
        Write(command, again);
        return again.WrittenSpan.SequenceEqual(bytes);
    }
}
