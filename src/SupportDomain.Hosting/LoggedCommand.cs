using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>A command as it stands in the log: with the time at which it was applied, and the key it was sent with.</summary>
/// <remarks>
/// A record is its version (1), the length of the client's name (0: no key), the name in ASCII, the number as 64 bits little-endian, and the command in <see cref="SchedulerCommandFormat"/>. Applying
/// the commands of a log in order to a <see cref="WorkflowScheduler"/> gives the state and the events that the host had. Equal by value; no order. <c>default</c> holds no command. Immutable, and safe
/// to share between threads.
/// </remarks>
/// <param name="Key">The key; <c>default</c> if it was sent without, or if the host itself is the author.</param>
/// <param name="Command">The command.</param>
public readonly record struct LoggedCommand(CommandKey Key, SchedulerCommand Command)
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Version = 1;

    /// <summary>Writes a record.</summary>
    /// <param name="output">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    /// <exception cref="ArgumentException">The command cannot be written: it is <c>default</c>, or its shifts are made of more than 64 calendars.</exception>
    public void Write(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        string client = Key.Client;
        int length = 2 + client.Length + (client.Length > 0 ? sizeof(long) : 0);
        Span<byte> bytes = output.GetSpan(length);
        bytes[0] = Version;
        bytes[1] = (byte)client.Length;
        if (client.Length > 0)
        {
            Encoding.ASCII.GetBytes(client, bytes[2..]);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[(2 + client.Length)..], Key.Sequence);
        }

        output.Advance(length);
        SchedulerCommandFormat.Write(Command, output);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="bytes">The whole record.</param>
    /// <param name="zones">Gives the zones of calendars.</param>
    /// <returns>The command with its key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zones"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="bytes"/> are no record of this version.</exception>
    public static LoggedCommand Read(ReadOnlySpan<byte> bytes, IDateTimeZoneProvider zones)
    {
        if (bytes.Length < 2 || bytes[0] != Version || bytes[1] > CommandKey.LongestClient)
        {
            throw new FormatException("The bytes are no record of version 1 of a command log.");
        }

        int name = bytes[1];
        int start = 2 + name + (name > 0 ? sizeof(long) : 0);
        if (bytes.Length <= start)
        {
            throw new FormatException("The record ends before its command.");
        }

        CommandKey key = name == 0 ? default : KeyOf(bytes[2..(2 + name)], BinaryPrimitives.ReadInt64LittleEndian(bytes[(2 + name)..]));
        SchedulerCommand command = SchedulerCommandFormat.Read(bytes[start..], zones, out int length);
        return start + length == bytes.Length ? new LoggedCommand(key, command) : throw new FormatException("More data follow the command of the record.");
    }

    private static CommandKey KeyOf(ReadOnlySpan<byte> client, long sequence)
    {
        try
        {
            return new CommandKey(Encoding.Latin1.GetString(client), sequence);
        }
        catch (ArgumentException fault)
        {
            throw new FormatException($"The key of the record is none: {fault.Message}", fault);
        }
    }
}
