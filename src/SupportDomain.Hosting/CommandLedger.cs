using System.Runtime.InteropServices;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>The last command of each client and what it gave: why a command that is sent again is not applied again.</summary>
internal sealed class CommandLedger
{
    private readonly Dictionary<string, (long Sequence, SchedulerCommandResult Result)> _last = new(StringComparer.Ordinal);

    internal IEnumerable<(CommandKey Key, SchedulerCommandResult Result)> Entries =>
        _last.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (new CommandKey(e.Key, e.Value.Sequence), e.Value.Result));

    internal int Count => _last.Count;

    /// <summary>Whether the command was applied already; then with its result.</summary>
    /// <exception cref="ArgumentException">The client has gone beyond this number.</exception>
    internal bool TryGet(CommandKey key, out SchedulerCommandResult result)
    {
        result = default;
        if (key.IsDefault || !_last.TryGetValue(key.Client, out (long Sequence, SchedulerCommandResult Result) last) || last.Sequence < key.Sequence)
        {
            return false;
        }

        result = last.Result;
        return last.Sequence == key.Sequence
            ? true
            : throw new ArgumentException(
                $"key is {key}, but client {key.Client} has sent {last.Sequence} since; a client's numbers go up, and only the last command's result is kept. Nothing was applied now.", nameof(key));
    }

    internal void Note(CommandKey key, in SchedulerCommandResult result)
    {
        if (!key.IsDefault)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_last, key.Client, out _) = (key.Sequence, result);
        }
    }
}
