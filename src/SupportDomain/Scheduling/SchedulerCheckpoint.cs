using System.Buffers;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>A scheduler as bytes that need nothing else to go on from: policy, whole profiles with shifts and absences, and snapshot.</summary>
/// <remarks>
/// The same state gives the same bytes on every machine. <see cref="WorkflowScheduler.WriteSnapshot"/> gives less, for callers who keep policy and profiles themselves. There is no checksum:
/// what damage leaves consistent is taken as it is, so keep one beside the bytes.
/// </remarks>
public static class SchedulerCheckpoint
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Version = 1;

    private const long Mark = 0x53444350;

    /// <summary>Writes a scheduler.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="output">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shifts of an agent are made of more than 64 calendars.</exception>
    public static void Write(WorkflowScheduler scheduler, IBufferWriter<byte> output)
    {
        Guard.Against.Null(scheduler);
        BinaryOutput binary = new(Guard.Against.Null(output));
        binary.Number(Mark);
        binary.Number(Version);
        PolicyFormat.Write(binary, scheduler.Policy);
        IReadOnlyList<AgentProfile> profiles = scheduler.GetProfiles();
        binary.Number(profiles.Count);
        foreach (AgentProfile profile in profiles)
        {
            ProfileFormat.Write(binary, profile);
        }

        ArrayBufferWriter<byte> snapshot = new();
        scheduler.WriteSnapshot(snapshot);
        binary.Bytes(snapshot.WrittenSpan);
    }

    /// <summary>Makes a scheduler in the state of a checkpoint: every later command gives the same events as it would have given there.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <param name="zones">Gives the zones of calendars, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zones"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="bytes"/> are no checkpoint of this version, its parts contradict each other, or <paramref name="zones"/> does not know a zone.</exception>
    public static WorkflowScheduler Read(ReadOnlySpan<byte> bytes, IDateTimeZoneProvider zones)
    {
        Guard.Against.Null(zones);
        BinaryInput binary = new(bytes);
        binary.Number(Mark, Mark, "The mark of a checkpoint");
        binary.Number(Version, Version, "The version of the checkpoint");
        SchedulingPolicy policy = PolicyInput.Read(ref binary);
        int count = binary.Count("The number of profiles");
        List<AgentProfile> profiles = [];
        for (int i = 0; i < count; i++)
        {
            profiles.Add(ProfileFormat.Read(ref binary, zones));
        }

        int at = binary.Position;
        ReadOnlySpan<byte> snapshot = binary.Bytes("The snapshot");
        if (!binary.IsAtEnd)
        {
            throw binary.Fault("more data follow the end of the checkpoint.");
        }

        try
        {
            return WorkflowScheduler.Restore(snapshot, policy, profiles);
        }
        catch (ArgumentException fault)
        {
            throw BinaryInput.Fault(at, fault.Message);
        }
    }
}
