using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>Reaches into arrays without reading their lengths, each of which is a cache line of its own when thousands of arrays are touched in turn.</summary>
/// <remarks>Unsafe: the caller has made sure that the element is there.</remarks>
internal static class Rows
{
    /// <summary>An element of an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref T At<T>(T[] rows, int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows), index);
}
