using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>One thing that happened in a running workflow.</summary>
/// <param name="Sequence">Its number in the run, from 1, without gaps.</param>
/// <param name="At">When, as the command said.</param>
/// <param name="Kind">What.</param>
/// <param name="Step">The step it is about; <c>default</c> where it is about the run.</param>
/// <param name="Round">For which time the step is or was ready, from 1; 0 for a step that has never been, and for the run.</param>
/// <param name="Cause">The step whose command brought it about; <c>default</c> for the start.</param>
/// <remarks>Equal by value; no order but that of the sequence. <c>default</c> is no event. Immutable, safe for use by many threads.</remarks>
public readonly record struct WorkflowEvent(long Sequence, Instant At, WorkflowEventKind Kind, WorkflowStepId Step, int Round, WorkflowStepId Cause);
