using System.Buffers;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <content>What commands change, once they are allowed.</content>
public sealed partial class WorkflowRun
{
    private void Finish(int step, WorkflowStepState state, WorkflowEventKind kind, Instant at, IBufferWriter<WorkflowEvent>? events)
    {
        WorkflowStepId id = Definition.Steps[step].Id;
        EventSink sink = new(events, Definition.Graph.After(step).Length + 2);
        Now = at;
        ReadyCount--;
        _unfinished--;
        Enter(step, state);
        Emit(ref sink, kind, id, _rounds[step], id);
        foreach (int after in Definition.Graph.After(step))
        {
            if (--_open[after] == 0)
            {
                MakeReady(after, id, ref sink);
            }
        }

        EndIfFinished(id, ref sink);
        sink.Commit();
    }

    /// <summary>Makes a finished step ready again, and every step after it wait.</summary>
    private void Reopen(int step, WorkflowEventKind kind, WorkflowStepId cause, Instant at, IBufferWriter<WorkflowEvent>? events)
    {
        CollectAfter(step);
        EventSink sink = new(events, _affected.Count + 2);
        WorkflowStepId id = Definition.Steps[step].Id;
        Now = at;
        Emit(ref sink, kind, id, _rounds[step], cause);
        Undo(step);
        foreach (int after in _affected)
        {
            Undo(after);
            Emit(ref sink, WorkflowEventKind.StepReset, Definition.Steps[after].Id, _rounds[after], id);
        }

        MakeReady(step, cause, ref sink);
        sink.Commit();
    }

    /// <summary>Lists, ascending, the steps after one that do not wait. Behind a waiting step all wait, so the search ends at these.</summary>
    private void CollectAfter(int step)
    {
        if (_visits == int.MaxValue)
        {
            Array.Clear(_visited);
            _visits = 0;
        }

        _visits++;
        _affected.Clear();
        int next = -1;
        for (int current = step; ; current = _affected[next])
        {
            foreach (int after in Definition.Graph.After(current))
            {
                if (_visited[after] != _visits && _states[after] != WorkflowStepState.Waiting)
                {
                    _visited[after] = _visits;
                    _affected.Add(after);
                }
            }

            next++;
            if (next == _affected.Count)
            {
                break;
            }
        }

        _affected.Sort();
    }

    private void Undo(int step)
    {
        if (_states[step] == WorkflowStepState.Ready)
        {
            ReadyCount--;
        }
        else
        {
            _unfinished++;
            foreach (int after in Definition.Graph.After(step))
            {
                _open[after]++;
            }
        }

        Enter(step, WorkflowStepState.Waiting);
    }

    private void MakeReady(int step, WorkflowStepId cause, ref EventSink sink)
    {
        Enter(step, WorkflowStepState.Ready);
        ReadyCount++;
        _rounds[step]++;
        Emit(ref sink, WorkflowEventKind.StepReady, Definition.Steps[step].Id, _rounds[step], cause);
    }

    private void EndIfFinished(WorkflowStepId cause, ref EventSink sink)
    {
        if (_unfinished == 0)
        {
            Emit(ref sink, WorkflowEventKind.RunFinished, default, 0, cause);
        }
    }

    private void Enter(int step, WorkflowStepState state)
    {
        _states[step] = state;
        _changed[step] = Now;
    }

    private void Emit(ref EventSink sink, WorkflowEventKind kind, WorkflowStepId step, int round, WorkflowStepId cause)
    {
        _sequence++;
        sink.Add(new WorkflowEvent(_sequence, Now, kind, step, round, cause));
    }

    /// <summary>Room for the events of one command, asked for before anything changes, so that a buffer that refuses leaves all as it was.</summary>
    private ref struct EventSink(IBufferWriter<WorkflowEvent>? writer, int most)
    {
        private readonly Span<WorkflowEvent> _room = writer is null ? default : writer.GetSpan(most);
        private int _count;

        internal void Add(in WorkflowEvent happened)
        {
            if (writer is not null)
            {
                _room[_count++] = happened;
            }
        }

        internal readonly void Commit() => writer?.Advance(_count);
    }
}
