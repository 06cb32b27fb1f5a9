namespace SupportDomain.Hosting;

/// <summary>What waits in the inbox: something to do in the loop, and somebody who waits for the answer. Answers are given when the batch is in the log.</summary>
internal abstract class HostRequest
{
    /// <summary>Nothing but a reason to look at the time and the offers. Nobody waits for it.</summary>
    internal static HostRequest Wake { get; } = new WakeRequest();

    internal abstract void Answer();

    internal abstract void Fail(Exception fault);

    private sealed class WakeRequest : HostRequest
    {
        internal override void Answer()
        {
        }

        internal override void Fail(Exception fault)
        {
        }
    }
}
