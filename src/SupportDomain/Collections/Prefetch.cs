using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SupportDomain.Collections;

/// <summary>Hints to the processor that memory will be wanted soon.</summary>
/// <remarks>Unsafe: the address may be stale by the time it is used, since a collector may move what it points to; a wrong guess costs nothing but the hint.</remarks>
internal static unsafe class Prefetch
{
    /// <summary>Asks for the cache line of a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Line<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.As<T, byte>(ref place)));
        }
    }

    /// <summary>Asks for the cache lines of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Lines(void* block, int bytes)
    {
        if (Sse.IsSupported)
        {
            for (int i = 0; i < bytes; i = unchecked(i + 64))
            {
                Sse.Prefetch0(unchecked((byte*)block + i));
            }
        }
    }

    /// <summary>Asks for two cache lines from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void TwoLines<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            byte* at = (byte*)Unsafe.AsPointer(ref Unsafe.As<T, byte>(ref place));
            Sse.Prefetch0(at);
            Sse.Prefetch0(unchecked(at + 64));
        }
    }
}
