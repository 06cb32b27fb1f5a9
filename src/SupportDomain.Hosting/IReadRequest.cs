using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>Something to be read between two commands.</summary>
internal interface IReadRequest
{
    void Read(WorkflowScheduler scheduler);
}
