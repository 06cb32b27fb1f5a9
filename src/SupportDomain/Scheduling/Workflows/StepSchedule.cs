using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>When a step can and must be worked on, if every estimate holds.</summary>
/// <param name="Step">The step.</param>
/// <param name="EarliestStart">The first instant at which its prerequisites can be done; in working time the first open one.</param>
/// <param name="EarliestFinish">The first instant at which it can be done itself; in working time the close of business rather than the next opening.</param>
/// <param name="LatestStart">The last instant at which it can begin without making the whole late. A key to order steps by: the earlier, the more urgent.</param>
/// <param name="LatestFinish">The last instant at which it can be done without making the whole late.</param>
/// <param name="Slack">How much later than the earliest it can begin, in the time that efforts are measured in; negative if the due instant cannot be met.</param>
/// <param name="IsCritical">Whether no step has less slack: the step lies on a longest chain.</param>
/// <remarks>An instant that lies outside the calendar's horizon, or outside the range of instants, is given as such. Equal by value; no order. Immutable, safe for use by many threads.</remarks>
public sealed record StepSchedule(
    WorkflowStepId Step,
    BusinessTimeResult EarliestStart,
    BusinessTimeResult EarliestFinish,
    BusinessTimeResult LatestStart,
    BusinessTimeResult LatestFinish,
    Duration Slack,
    bool IsCritical);
