using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SupportDomain.Collections;

/// <summary>
/// One place in the order, 128 bits wide: band and order key in <see cref="High"/>; the deferred flag, the sequence and the
/// slot number in <see cref="Low"/>. Entries compare as one unsigned 128-bit number.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OrderEntry
{
    /// <summary>Band (8 bits) over biased order key (56 bits).</summary>
    internal ulong High;

    /// <summary>Deferred flag (1 bit) over sequence (39 bits) over slot number (24 bits).</summary>
    internal ulong Low;

    internal OrderEntry(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    /// <summary>Writes sixteen bytes at once, so that a read of sixteen bytes soon after needn't wait for two stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Write(OrderEntry* target, ulong high, ulong low) =>
        Vector128.Create(high, low).Store((ulong*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Copy(OrderEntry* target, OrderEntry* source) =>
        Vector128.Load((ulong*)source).Store((ulong*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Less(ulong leftHigh, ulong leftLow, ulong rightHigh, ulong rightLow) =>
        leftHigh < rightHigh || (leftHigh == rightHigh && leftLow < rightLow);
}
