using System.Buffers;
using System.Buffers.Binary;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling.Workflows;

/// <content>
/// The snapshot, little-endian: the four letters SDWR, the version (1 byte), the workflow's fingerprint (8), the number of steps (4), the sequence (8), the instant of the last command (12);
/// for each step its state (1), round (4) and the instant it took the state (12). An instant is days since 1970 (4) and nanoseconds of the day (8).
/// </content>
public sealed partial class WorkflowRun
{
    private const uint Letters = 0x5257_4453; // "SDWR"
    private const byte Version = 1;
    private const int HeadLength = 37;
    private const int StepLength = 17;

    /// <summary>Writes everything that the run's future depends on but the definition: the same bytes for the same commands, on any machine.</summary>
    /// <param name="destination">Takes the bytes: 37 and 17 for each step.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    public void WriteSnapshot(IBufferWriter<byte> destination)
    {
        int length = checked(HeadLength + (StepLength * _states.Length));
        Span<byte> bytes = Guard.Against.Null(destination).GetSpan(length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Letters);
        bytes[4] = Version;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[5..], Definition.Fingerprint());
        BinaryPrimitives.WriteInt32LittleEndian(bytes[13..], _states.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[17..], _sequence);
        WriteInstant(bytes[25..], Now);
        for (int step = 0; step < _states.Length; step++)
        {
            Span<byte> place = bytes.Slice(HeadLength + (step * StepLength), StepLength);
            place[0] = (byte)_states[step];
            BinaryPrimitives.WriteInt32LittleEndian(place[1..], _rounds[step]);
            WriteInstant(place[5..], _changed[step]);
        }

        destination.Advance(length);
    }

    /// <summary>Takes up a run where a snapshot left it: the same commands give the same events from here on.</summary>
    /// <param name="definition">The workflow that the snapshot is of: steps and prerequisites must be the same, other details may have changed.</param>
    /// <param name="snapshot">The bytes, all of them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are no snapshot of a run of this workflow.</exception>
    public static WorkflowRun Restore(WorkflowDefinition definition, ReadOnlySpan<byte> snapshot)
    {
        Guard.Against.Null(definition);
        long expected = HeadLength + ((long)StepLength * definition.Graph.Count);
        Expect(snapshot.Length == expected, $"It has {snapshot.Length} bytes; {expected} are due for {definition.Graph.Count} steps.");
        Expect(BinaryPrimitives.ReadUInt32LittleEndian(snapshot) == Letters && snapshot[4] == Version, "It does not begin with SDWR and version 1.");
        bool isOfWorkflow = BinaryPrimitives.ReadUInt64LittleEndian(snapshot[5..]) == definition.Fingerprint() && BinaryPrimitives.ReadInt32LittleEndian(snapshot[13..]) == definition.Graph.Count;
        Expect(isOfWorkflow, $"It is of a workflow with other steps or prerequisites than '{definition.Name}'.");
        WorkflowRun run = new(definition, ReadInstant(snapshot[25..])) { _sequence = BinaryPrimitives.ReadInt64LittleEndian(snapshot[17..]) };
        for (int step = 0; step < definition.Graph.Count; step++)
        {
            run.ReadStep(step, snapshot.Slice(HeadLength + (step * StepLength), StepLength));
        }

        run.Count();
        return run;
    }

    private static void WriteInstant(Span<byte> bytes, Instant instant)
    {
        Duration since = instant - NodaConstants.UnixEpoch;
        int days = since.Days;
        long nanoseconds = since.NanosecondOfDay;
        if (nanoseconds < 0)
        {
            days--;
            nanoseconds += NodaConstants.NanosecondsPerDay;
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes, days);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[4..], nanoseconds);
    }

    private static Instant ReadInstant(ReadOnlySpan<byte> bytes)
    {
        int days = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        long nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]);
        bool isInRange = days >= (Instant.MinValue - NodaConstants.UnixEpoch).Days && days <= (Instant.MaxValue - NodaConstants.UnixEpoch).Days
            && nanoseconds >= 0 && nanoseconds < NodaConstants.NanosecondsPerDay;
        Expect(isInRange, $"An instant has day {days} and nanosecond {nanoseconds}, which is none.");
        return NodaConstants.UnixEpoch + Duration.FromDays(days) + Duration.FromNanoseconds(nanoseconds);
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException("The bytes are no snapshot of a run of this workflow. " + otherwise);
        }
    }

    private void ReadStep(int step, ReadOnlySpan<byte> bytes)
    {
        _states[step] = (WorkflowStepState)bytes[0];
        _rounds[step] = BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]);
        _changed[step] = ReadInstant(bytes[5..]);
        bool isPossible = bytes[0] <= (byte)WorkflowStepState.Skipped && _rounds[step] >= (_states[step] == WorkflowStepState.Waiting ? 0 : 1) && _changed[step] <= Now;
        Expect(isPossible, $"Step '{Definition.Steps[step].Id}' has state {bytes[0]} in round {_rounds[step]}, or a change after the last command.");
    }

    /// <summary>Works out what follows from the states, and refuses states that no commands lead to.</summary>
    private void Count()
    {
        Expect(_sequence > 0, $"The last event has number {_sequence}; numbers begin with 1.");
        for (int step = 0; step < _states.Length; step++)
        {
            foreach (int before in Definition.Graph.Before(step))
            {
                _open[step] += _states[before] is WorkflowStepState.Waiting or WorkflowStepState.Ready ? 1 : 0;
            }

            Expect(_open[step] > 0 == (_states[step] == WorkflowStepState.Waiting), $"Step '{Definition.Steps[step].Id}' is {_states[step]} with {_open[step]} prerequisites to go.");
            ReadyCount += _states[step] == WorkflowStepState.Ready ? 1 : 0;
            _unfinished += _states[step] is WorkflowStepState.Waiting or WorkflowStepState.Ready ? 1 : 0;
        }
    }
}
