namespace SupportDomain.Tests.Scheduling;

/// <summary>Small numbers drawn from one number (splitmix64), so that a command is one number that can be shrunk.</summary>
internal struct SchedulerDraw(ulong seed)
{
    private ulong _state = seed;

    internal int Below(int bound)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)bound);
        }
    }

    internal bool OneIn(int times) => Below(times) == 0;

    internal T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
