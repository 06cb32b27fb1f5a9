using SupportDomain.Collections;

namespace SupportDomain.Tests.Collections;

/// <summary>Reads a number as an operation on a queue and its twin.</summary>
internal static class QueueCommands
{
    /// <summary>How many kinds of operation there are; a number's remainder by this is its kind.</summary>
    internal const int Kinds = 16;

    internal static void Run(QueueModel model, int number, int keys)
    {
        int kind = number % Kinds;
        int rest = number / Kinds;
        byte band = (byte)(rest % 3 == 2 ? 255 : rest % 3);
        long key = Key(rest / 3, keys);
        int id = model.Count == 0 ? 0 : model.Ids.ElementAt(rest % model.Count);
        switch (kind)
        {
            case 0 or 1 or 2 or 3:
                model.Enqueue(band, key);
                break;
            case 4 or 5 or 6:
                model.Dequeue();
                break;
            case 7 or 8:
                model.Reprioritize(id, band, key, (rest & 1) == 0 ? QueuePlace.Keep : QueuePlace.Back);
                break;
            case 9:
                model.Remove(id);
                break;
            case 10:
                model.EnqueueDeferred(band, key, Time(rest));
                break;
            case 11:
                model.Defer(id, Time(rest));
                break;
            case 12:
                model.Advance(Math.Max(model.Queue.AdvancedTo, Time(rest / 7)));
                break;
            case 13:
                model.DequeueEnqueue(band, key, (rest & 1) == 0);
                break;
            case 14:
                model.EnqueueRange([.. Enumerable.Range(0, rest % 80).Select(i => (band, Key((rest * 31) + (i * 7), keys)))]);
                break;
            default:
                Rare(model, rest);
                break;
        }
    }

    private static void Rare(QueueModel model, int rest)
    {
        switch (rest % 8)
        {
            case 0:
                model.Trim();
                break;
            case 1:
                model.Restore();
                break;
            case 2:
                model.Clear();
                break;
            default:
                model.DequeueBatch(rest % 90);
                break;
        }
    }

    private static long Key(int rest, int keys) => (rest % keys) switch
    {
        0 => QueuePriority.MinimumKey,
        1 => QueuePriority.MaximumKey,
        int key => (long)key * key * key * (key % 2 == 0 ? -1 : 1),
    };

    private static long Time(int rest) => rest % 5 == 0 ? long.MaxValue - (rest % 3) : (rest % 40) - 20;
}
