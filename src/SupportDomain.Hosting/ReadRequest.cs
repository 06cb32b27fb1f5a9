using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>A function of the caller that looks at the scheduler.</summary>
internal sealed class ReadRequest<T>(Func<WorkflowScheduler, T> read) : HostRequest<T>, IReadRequest
{
#pragma warning disable CA1031 // whatever the caller's function throws is the caller's answer
    public void Read(WorkflowScheduler scheduler)
    {
        try
        {
            Give(read(scheduler));
        }
        catch (Exception fault)
        {
            Refuse(fault);
        }
    }
#pragma warning restore CA1031 // the rest of the house catches what it names
}
