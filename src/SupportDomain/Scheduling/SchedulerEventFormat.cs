using System.Buffers;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>The canonical binary form of events: equal events give equal bytes, on every machine.</summary>
/// <remarks>
/// An event is its version (1), its kind, and its fields in the order number, ticks, item, offer, from, to, agent, group, note, band; numbers are zigzag varints, texts UTF-8 after their
/// length, a note that is missing is told from an empty one. Reading refuses every byte that writing would not have written.
/// </remarks>
public static class SchedulerEventFormat
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Version = 1;

    /// <summary>Writes an event.</summary>
    /// <param name="value">The event.</param>
    /// <param name="output">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public static void Write(in SchedulerEvent value, IBufferWriter<byte> output)
    {
        BinaryOutput binary = new(Guard.Against.Null(output));
        binary.Number(Version);
        binary.Number((int)value.Kind);
        binary.Number(value.Number);
        binary.Number(value.Ticks);
        binary.Number(value.Item.Value);
        binary.Number(value.Offer.Value);
        binary.Number(value.From);
        binary.Number(value.To);
        binary.Text(value.Agent.IsDefault ? string.Empty : value.Agent.Value);
        binary.Text(value.Group.IsDefault ? string.Empty : value.Group.Value);
        binary.OptionalText(value.Note);
        binary.Number(value.Band);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="bytes">Bytes that begin with an event.</param>
    /// <param name="length">How many of them belong to it.</param>
    /// <returns>The event.</returns>
    /// <exception cref="FormatException"><paramref name="bytes"/> don't begin with an event of this version.</exception>
    public static SchedulerEvent Read(ReadOnlySpan<byte> bytes, out int length)
    {
        BinaryInput binary = new(bytes);
        binary.Number(Version, Version, "The version of the event");
        SchedulerEventKind kind = (SchedulerEventKind)binary.Small((int)SchedulerEventKind.Assigned, "The kind of the event");
        SchedulerEvent value = new()
        {
            Kind = kind,
            Number = binary.Number(),
            Ticks = binary.Number(),
            Item = new WorkItemId(binary.Number()),
            Offer = new OfferId(binary.Number()),
            From = binary.Number(),
            To = binary.Number(),
            Agent = binary.Text("The agent") is { Length: > 0 } agent ? Parsed<AgentId>(agent, binary) : default,
            Group = binary.Text("The team") is { Length: > 0 } group ? Parsed<GroupId>(group, binary) : default,
            Note = binary.OptionalText("The note"),
            Band = (byte)binary.Small(byte.MaxValue, "The band"),
        };
        length = binary.Position;
        return value;
    }

    internal static T Parsed<T>(string text, in BinaryInput binary)
        where T : ISpanParsable<T> => T.TryParse(text, null, out T? id) ? id : throw binary.Fault($"'{text}' is no {typeof(T).Name}.");
}
