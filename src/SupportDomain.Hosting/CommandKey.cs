namespace SupportDomain.Hosting;

/// <summary>Names one command of one client, so that sending it again after a failure does not carry it out again.</summary>
/// <remarks>
/// <para>
/// A client's numbers go up, gaps allowed. The host keeps the last command of each client with its result: the same command under the same number is answered with that result, another command under it and a lower
/// number are refused, and none is applied. Commands are the same if they are equal but for their times. A command that was refused is not kept: the same key is judged anew. One entry stays for each client name, at
/// most <see cref="SchedulerHostOptions.MaximumClients"/>, so names are those of a few long-lived senders, not of requests.
/// </para>
/// <para>Equal by value; no order. <c>default</c> is no key: the command is applied as often as it is sent. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct CommandKey
{
    /// <summary>How many characters a client's name has at most.</summary>
    public const int LongestClient = 128;

    private readonly string? _client;

    /// <summary>Makes a key.</summary>
    /// <param name="client">Who sends: 1 to <see cref="LongestClient"/> printable ASCII characters without blanks.</param>
    /// <param name="sequence">The number among the client's commands; at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="client"/> is empty, too long, or has other characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is less than 1.</exception>
    public CommandKey(string client, long sequence)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (client.Length is 0 or > LongestClient || client.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException($"client is '{client}'; it must be 1 to {LongestClient} printable ASCII characters without blanks.", nameof(client));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        _client = client;
        Sequence = sequence;
    }

    /// <summary>Who sends; empty for <c>default</c>.</summary>
    public string Client => _client ?? string.Empty;

    /// <summary>The number among the client's commands; 0 for <c>default</c>.</summary>
    public long Sequence { get; }

    /// <summary>Whether this is <c>default</c>, which is no key.</summary>
    public bool IsDefault => _client is null;

    /// <summary>The client and the number, such as <c>web-1:17</c>; empty for <c>default</c>.</summary>
    public override string ToString() => IsDefault ? string.Empty : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_client}:{Sequence}");
}
