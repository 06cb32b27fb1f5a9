using System.Buffers;
using System.Text;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>All that a host would not want to lose: the scheduler, the last command of each client, the offers on their way. Used by the host's loop alone.</summary>
internal sealed class HostState(WorkflowScheduler scheduler)
{
    private const int Version = 1;

    internal WorkflowScheduler Scheduler { get; } = scheduler;

    internal CommandLedger Ledger { get; } = new();

    /// <summary>Events of the commands since the last <see cref="SchedulerEventBuffer.Clear"/>.</summary>
    internal SchedulerEventBuffer Events { get; } = new(256);

    /// <summary>Applies a command, notes its result under its key, and tells the outbox what happened.</summary>
    internal SchedulerCommandResult Apply(in LoggedCommand logged, OfferOutbox outbox)
    {
        int before = Events.Count;
        try
        {
            SchedulerCommandResult result = Scheduler.Apply(logged.Command, Events);
            Ledger.Note(logged, result);
            return result;
        }
        finally
        {
            // A refused command may have let time pass.
            outbox.Observe(Events.Events[before..], logged.Command.Kind == SchedulerCommandKind.Dispatch);
        }
    }

    /// <summary>The last commands of the clients, the open offers, and behind them the scheduler's checkpoint.</summary>
    internal ReadOnlyMemory<byte> ToBytes(OfferOutbox outbox)
    {
        using MemoryStream head = new();
        using BinaryWriter writer = new(head, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(Ledger.Count);
        ArrayBufferWriter<byte> command = new();
        foreach ((LoggedCommand last, SchedulerCommandResult result) in Ledger.Entries)
        {
            command.ResetWrittenCount();
            last.Write(command);
            writer.Write(command.WrittenCount);
            writer.Write(command.WrittenSpan);
            writer.Write(result.Item.Value);
            Write(writer, result.Offer);
            writer.Write(result.OffersMade);
            writer.Write(result.InSurge);
        }

        writer.Write(outbox.OpenCount);
        foreach (Offer offer in outbox.Open)
        {
            Write(writer, offer);
        }

        writer.Flush();
        ArrayBufferWriter<byte> bytes = new();
        bytes.Write(head.GetBuffer().AsSpan(0, (int)head.Length));
        SchedulerCheckpoint.Write(Scheduler, bytes);
        return bytes.WrittenMemory;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; open offers go to the outbox, to be handed out again.</summary>
    /// <exception cref="FormatException">The bytes are no state of this version.</exception>
    internal static HostState Read(ReadOnlyMemory<byte> bytes, IDateTimeZoneProvider zones, OfferOutbox outbox)
    {
        try
        {
            using MemoryStream stream = new(bytes.ToArray(), writable: false);
            using BinaryReader reader = new(stream, Encoding.UTF8);
            if (reader.ReadInt32() != Version)
            {
                throw new FormatException("The snapshot is none of version 1 of a host.");
            }

            List<(LoggedCommand Command, SchedulerCommandResult Result)> clients = [];
            for (int left = reader.ReadInt32(); left > 0; left--)
            {
                LoggedCommand last = LoggedCommand.Read(reader.ReadBytes(reader.ReadInt32()), zones);
                clients.Add((last, new SchedulerCommandResult(new WorkItemId(reader.ReadInt64()), ReadOffer(reader), reader.ReadInt32(), reader.ReadBoolean())));
            }

            for (int left = reader.ReadInt32(); left > 0; left--)
            {
                outbox.Add(ReadOffer(reader));
            }

            HostState state = new(SchedulerCheckpoint.Read(bytes.Span[(int)stream.Position..], zones));
            clients.ForEach(c => state.Ledger.Note(c.Command, c.Result));
            return state;
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException)
        {
            throw new FormatException($"The snapshot is no state of a host: {fault.Message}", fault);
        }
    }

    private static void Write(BinaryWriter writer, Offer offer)
    {
        writer.Write(offer.Id.Value);
        writer.Write(offer.Item.Value);
        writer.Write(offer.Agent.IsDefault ? string.Empty : offer.Agent.Value);
        writer.Write(offer.ExpiresAt.ToUnixTimeTicks());
    }

    private static Offer ReadOffer(BinaryReader reader)
    {
        OfferId id = new(reader.ReadInt64());
        WorkItemId item = new(reader.ReadInt64());
        string agent = reader.ReadString();
        return new Offer(id, item, agent.Length == 0 ? default : new AgentId(agent), Instant.FromUnixTimeTicks(reader.ReadInt64()));
    }
}
