using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>A command that somebody sent.</summary>
internal sealed class CommandRequest(in SchedulerCommand command, CommandKey key, long sentAt) : HostRequest<SchedulerCommandResult>
{
    private readonly SchedulerCommand _command = command;

    /// <summary>The time-stamp of sending; 0 if nobody measures.</summary>
    internal long SentAt { get; } = sentAt;

    internal SchedulerCommandKind Kind => _command.Kind;

    /// <summary>What became of it, for measures.</summary>
    internal string Outcome { get; private set; } = string.Empty;

    internal LoggedCommand At(NodaTime.Instant now) => new(key, _command.WithTime(now));

    internal void Give(in SchedulerCommandResult result, string outcome)
    {
        Outcome = outcome;
        Give(result);
    }

    internal void Refuse(Exception fault, string outcome)
    {
        Outcome = outcome;
        Refuse(fault);
    }
}
