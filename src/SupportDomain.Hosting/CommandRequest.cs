using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>A command that somebody sent.</summary>
internal sealed class CommandRequest(in SchedulerCommand command, CommandKey key, long sentAt) : HostRequest<SchedulerCommandResult>
{
    private readonly SchedulerCommand _command = command;

    internal CommandKey Key { get; } = key;

    /// <summary>The time-stamp of sending; 0 if nobody measures.</summary>
    internal long SentAt { get; } = sentAt;

    internal SchedulerCommandKind Kind => _command.Kind;

    internal LoggedCommand At(NodaTime.Instant now) => new(Key, _command.WithTime(now));
}
