using System.Buffers;
using System.Runtime.InteropServices;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>The last command of each client and what it gave: why a command that is sent again is not applied again.</summary>
internal sealed class CommandLedger
{
    private readonly Dictionary<string, (LoggedCommand Command, SchedulerCommandResult Result)> _last = new(StringComparer.Ordinal);

    internal IEnumerable<(LoggedCommand Command, SchedulerCommandResult Result)> Entries => _last.Values.OrderBy(e => e.Command.Key.Client, StringComparer.Ordinal);

    internal int Count => _last.Count;

    /// <summary>Whether the command was applied already; then with its result.</summary>
    /// <exception cref="ArgumentException">The client has gone beyond this number, has sent another command under it, or is one too many.</exception>
    internal bool TryGet(in LoggedCommand command, int maximumClients, out SchedulerCommandResult result)
    {
        result = default;
        CommandKey key = command.Key;
        if (key.IsDefault)
        {
            return false;
        }

        if (!_last.TryGetValue(key.Client, out (LoggedCommand Command, SchedulerCommandResult Result) last))
        {
            return _last.Count < maximumClients
                ? false
                : throw Refusal(key, $"{_last.Count} clients are known and at most {maximumClients} may be: name long-lived senders, not requests, or allow more.");
        }

        if (last.Command.Key.Sequence > key.Sequence)
        {
            throw Refusal(key, $"client {key.Client} has sent {last.Command.Key.Sequence} since; a client's numbers go up, and only the last command's result is kept.");
        }

        if (last.Command.Key.Sequence < key.Sequence)
        {
            return false;
        }

        result = last.Result;
        return IsSame(last.Command, command)
            ? true
            : throw Refusal(key, $"under it client {key.Client} has sent another command, of the kind {last.Command.Command.Kind}; a number names one command.");
    }

    internal void Note(in LoggedCommand command, in SchedulerCommandResult result)
    {
        if (!command.Key.IsDefault)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_last, command.Key.Client, out _) = (command, result);
        }
    }

    /// <summary>Whether two commands with the same key are equal but for their times. Rare, so that bytes may be made for it.</summary>
    private static bool IsSame(in LoggedCommand left, in LoggedCommand right) =>
        left.Command.Kind == right.Command.Kind && Bytes(left).AsSpan().SequenceEqual(Bytes(right with { Command = right.Command.WithTime(left.Command.At) }));

    private static byte[] Bytes(in LoggedCommand command)
    {
        ArrayBufferWriter<byte> bytes = new();
        command.Write(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private static ArgumentException Refusal(CommandKey key, string why) => new($"key is {key}, but {why} Nothing was applied now.", nameof(key));
}
