using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>What a slot holds: the entry that is its current place in the order, and the generation of its tenant.</summary>
/// <remarks>Twenty bytes: a queue of a million items has a million of them.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct Slot
{
    internal ulong High;
    internal ulong Low;
    internal uint Generation;
}
