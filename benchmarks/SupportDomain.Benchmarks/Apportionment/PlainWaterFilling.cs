namespace SupportDomain.Benchmarks.Apportionment;

/// <summary>Water-filling as one writes it without a library: sort the levels at which bounds are met, sweep, round by largest remainder.</summary>
internal static class PlainWaterFilling
{
    internal static void Fill(long units, long[] weights, long[] floors, long[] caps, long[] shares)
    {
        (long Bound, int Index, bool IsFloor)[] events = new (long, int, bool)[2 * weights.Length];
        Int128 bound = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            bound += floors[i];
            events[2 * i] = (floors[i], i, true);
            events[(2 * i) + 1] = (caps[i], i, false);
        }

        Array.Sort(events, (a, b) => ((Int128)a.Bound * weights[b.Index]).CompareTo((Int128)b.Bound * weights[a.Index]));
        Int128 slope = 0;
        foreach ((long at, int index, bool isFloor) in events)
        {
            if (slope * at >= (units - bound) * weights[index])
            {
                break;
            }

            slope += isFloor ? weights[index] : -weights[index];
            bound += isFloor ? -at : at;
        }

        Round(units - bound, slope, units, weights, floors, caps, shares);
    }

    /// <summary>The level is numerator ÷ denominator; who is strictly between the bounds is rounded.</summary>
    private static void Round(Int128 numerator, Int128 denominator, long units, long[] weights, long[] floors, long[] caps, long[] shares)
    {
        List<(Int128 Remainder, int Index)> order = [];
        Int128 left = units;
        for (int i = 0; i < weights.Length; i++)
        {
            Int128 wanted = numerator * weights[i];
            if (wanted <= denominator * floors[i] || wanted >= denominator * caps[i])
            {
                shares[i] = wanted <= denominator * floors[i] ? floors[i] : caps[i];
            }
            else
            {
                (Int128 share, Int128 remainder) = Int128.DivRem(wanted, denominator);
                shares[i] = (long)share;
                order.Add((remainder, i));
            }

            left -= shares[i];
        }

        order.Sort(static (a, b) => b.Remainder.CompareTo(a.Remainder) is not 0 and int c ? c : a.Index.CompareTo(b.Index));
        for (int i = 0; i < left; i++)
        {
            shares[order[i].Index]++;
        }
    }
}
