namespace SupportDomain.Benchmarks.Collections;

/// <summary>What W3 does next: 50 % dequeue and enqueue (0), 40 % change a priority (1), 10 % cancel and enqueue (2); and to which item.</summary>
internal sealed class ChangeChoice(int n, int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    internal int Next(out long id)
    {
        unchecked
        {
            _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
            id = (long)(((_state >> 32) * (ulong)n) >> 32);
            uint tenth = (uint)((_state >> 20) & 0xFFFFF) * 10 >> 20;
            return tenth < 5 ? 0 : tenth < 9 ? 1 : 2;
        }
    }
}
