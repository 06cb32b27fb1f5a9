using SupportDomain.Collections;

namespace SupportDomain.Tests.Collections;

/// <summary>Keys of many shapes, from a seeded generator.</summary>
internal sealed class QueueKeys(string distribution, Random random)
{
    private long _step;

    internal byte Band() => string.Equals(distribution, "bands", StringComparison.Ordinal) ? (byte)(random.Next(4) * 85) : (byte)7;

    internal long Next(AddressablePriorityQueue<int> queue)
    {
        _step++;
        switch (distribution)
        {
            case "uniform":
                return random.NextInt64(QueuePriority.MinimumKey, QueuePriority.MaximumKey + 1);
            case "few":
                return random.Next(5) * 1_000_000_007L;
            case "equal":
                return 42;
            case "ascending":
                return _step * 1000;
            case "descending":
                return -_step * 1000;
            case "log-uniform":
                return QueuePriority.MinimumKey + (1L << random.Next(55)) + random.Next(3);
            case "two clusters":
                return (random.Next(2) * (1L << 50)) + random.Next(1000);
            case "organ pipe":
                return (_step / 1000 % 2 == 0 ? _step % 1000 : 1000 - (_step % 1000)) * 17;
            case "moving":
                return queue.TryPeek(out _, out QueuePriority head)
                    ? Math.Clamp(head.Key + random.NextInt64(1L << 38), QueuePriority.MinimumKey, QueuePriority.MaximumKey)
                    : random.NextInt64(1L << 38);
            case "bands":
                return random.NextInt64(-1L << 30, 1L << 30);
            case "ends":
                return random.Next(2) == 0 ? QueuePriority.MinimumKey + random.Next(3) : QueuePriority.MaximumKey - random.Next(3);
            default:
                throw new ArgumentOutOfRangeException(nameof(queue), distribution, "distribution is unknown.");
        }
    }
}
