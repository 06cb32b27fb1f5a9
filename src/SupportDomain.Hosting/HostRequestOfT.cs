using System.Threading.Tasks.Sources;

namespace SupportDomain.Hosting;

/// <summary>A request with a result. One object is request and answer; whoever waits goes on in the thread pool, never in the loop.</summary>
internal abstract class HostRequest<T> : HostRequest, IValueTaskSource<T>
{
    private ManualResetValueTaskSourceCore<T> _answer = new() { RunContinuationsAsynchronously = true };
    private T _result = default!;
    private Exception? _fault;

    internal ValueTask<T> Task => new(this, _answer.Version);

    internal void Give(T result) => _result = result;

    internal void Refuse(Exception fault) => _fault = fault;

    internal override void Answer() => Complete(_fault);

    /// <summary>Whoever was answered before the fault keeps the answer.</summary>
    internal override void Fail(Exception fault)
    {
        if (_answer.GetStatus(_answer.Version) == ValueTaskSourceStatus.Pending)
        {
            Complete(fault);
        }
    }

    public T GetResult(short token) => _answer.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _answer.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _answer.OnCompleted(continuation, state, token, flags);

#pragma warning disable CA1031 // a context that takes no more work, such as that of a closed window, is the caller's matter and not the loop's
    private void Complete(Exception? fault)
    {
        try
        {
            if (fault is null)
            {
                _answer.SetResult(_result);
            }
            else
            {
                _answer.SetException(fault);
            }
        }
        catch (Exception)
        {
            // The answer is there; its caller cannot be told.
        }
    }
#pragma warning restore CA1031 // the rest of the house catches what it names
}
